import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterAll, describe, expect, it } from 'vitest';
import { createDocumentGate } from '../gateway/http/document-gate.js';
import { readKnownDocuments } from '../gateway/http/known-documents.js';
import { hashOf } from '../gateway/http/read-manifest.js';
import { readOperations } from '../gateway/operations.js';
import { readGatewaySettings } from '../gateway/settings/gateway-settings.js';
import { startPlainGateway } from './kit/plain-gateway.js';

const HELLO = 'query Hello { hello }';
const folder = mkdtempSync(join(tmpdir(), 'documents-'));
afterAll(() => rmSync(folder, { recursive: true }));

const write = (name: string, value: unknown) => {
  const file = join(folder, name);
  writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value));
  return file;
};
const manifest = write('manifest.json', {
  format: 'apollo-persisted-query-manifest',
  version: 1,
  operations: [{ id: 'hello-1', name: 'Hello', type: 'query', body: HELLO }],
});
const settingsOf = (level: string) => readGatewaySettings({ DOCUMENTS: level, DOCUMENTS_FILES: manifest });
const persisted = (sha256Hash: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash } } });

/** What a gateway of a level answers to each, and what it logs of operations. */
async function answers(level: string, bodies: readonly object[]) {
  const gateway = await startPlainGateway({ settings: settingsOf(level) });
  const answered = [];
  for (const body of bodies) {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${gateway.url}/graphql`, { method: 'POST', headers, body: JSON.stringify(body) });
    const { data, errors } = (await response.json()) as { data?: { hello?: string }; errors?: { extensions: { code: string } }[] };
    answered.push(errors ? `${response.status} ${errors[0]?.extensions.code}` : data?.hello);
  }
  await gateway.close();
  return { answered, logged: gateway.logged.filter((line) => line.includes('not known')).map((line) => JSON.parse(line) as object) };
}

describe('known operations', () => {
  it('alone are answered: by text, hash or id', async () => {
    const bodies = [
      { query: HELLO },
      persisted(hashOf(HELLO)),
      persisted('hello-1'),
      { query: HELLO, ...persisted(hashOf(HELLO)) },
      { query: '{ hello }' },
      { query: `${HELLO} ` },
      { query: '{ __schema { queryType { name } } }' },
      { query: '{ hello }', ...persisted(hashOf('{ hello }')) },
      persisted(hashOf('{ hello }')),
      persisted('__proto__'),
      persisted('toString'),
    ];
    const { answered } = await answers('known', bodies);
    expect(answered.slice(0, 4)).toEqual(['hello', 'hello', 'hello', 'hello']);
    expect(new Set(answered.slice(4))).toEqual(new Set(['400 DOCUMENT_NOT_KNOWN']));
  });

  it('are those of the page and of gateway/operations too', () => {
    const gate = createDocumentGate(settingsOf('known').documents, pino({ level: 'silent' }));
    for (const [hash, text] of Object.entries(readKnownDocuments())) {
      expect(gate(persisted(hash), 'id').query).toBe(text);
      expect(gate({ query: text }, 'id').query).toBe(text);
    }
    for (const { query } of readOperations()) expect(gate({ query }, 'id').query).toBe(query);
  });

  it('are not needed where the others are logged, each once, by hash and name', async () => {
    const unknown = { query: 'query Mine { hello }', operationName: 'Mine' };
    const { answered, logged } = await answers('log', [unknown, unknown, { query: HELLO }, { query: '{ hello }' }]);
    expect(answered).toEqual(['hello', 'hello', 'hello', 'hello']);
    expect(logged).toEqual([
      expect.objectContaining({ document: hashOf(unknown.query), operation: 'Mine' }),
      expect.objectContaining({ document: hashOf('{ hello }'), operation: null }),
    ]);
  });

  it('make no difference by default', async () => {
    const { answered, logged } = await answers('all', [{ query: '{ hello }' }, persisted('hello-1')]);
    expect([answered, logged]).toEqual([['hello', 'hello'], []]);
  });

  it('come from files that are checked at the start', () => {
    for (const file of [
      join(folder, 'none.json'),
      write('text.json', 'no JSON'),
      write('other.json', { operations: [] }),
      write('body.json', { format: 'apollo-persisted-query-manifest', version: 1, operations: [{ id: 'a' }] }),
    ])
      expect(() => readGatewaySettings({ DOCUMENTS_FILES: `${manifest}, ${file}` })).toThrow(/DOCUMENTS_FILES names .* no manifest/);
    expect(() => readGatewaySettings({ DOCUMENTS: 'some', REDIS_URL: 'http://secret@x', CACHE: 'maybe' })).toThrow(
      /CACHE.*REDIS_URL|REDIS_URL.*CACHE/,
    );
    expect(() => readGatewaySettings({ REDIS_URL: 'http://secret@x' })).not.toThrow(/secret/);
  });
});
