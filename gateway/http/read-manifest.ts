import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isObject } from '../../shared/subgraph/read-answer.js';
import type { KnownDocuments } from './known-documents.js';

/**
 * Reads a manifest of persisted queries, in Apollo's form.
 * @returns the texts by their ids and by their SHA-256; null if the file cannot be read or is none
 */
export function readManifest(file: string): KnownDocuments | null {
  const manifest = read(file);
  if (!isObject(manifest) || manifest.format !== 'apollo-persisted-query-manifest' || manifest.version !== 1) return null;
  const { operations } = manifest;
  if (!Array.isArray(operations) || !operations.every(isOperation)) return null;
  return Object.fromEntries(operations.flatMap(({ id, body }) => [[id, body] as const, [hashOf(body), body] as const]));
}

/** Under which an operation is known, whoever lists it. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

const isOperation = (value: unknown): value is { readonly id: string; readonly body: string } =>
  isObject(value) && typeof value.id === 'string' && typeof value.body === 'string';

function read(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
