import fastify from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serveFeeds } from '../gateway/feeds/serve-feeds.js';
import { readPublicSchema } from './kit/public-schema.js';

/** A calendar that has not all events says so, as it does of an owner that does not answer. */

/** Pages of events that there are; each has one. */
let pages = 0;
let asked = 0;
const event = (number: number) => ({
  ...{ id: `ous:e${number}`, version: 1, recordedAt: '2026-11-01T12:00:00.000Z', title: `Fagdag ${number}`, date: '2027-01-04' },
  ...{ startsAt: null, endsAt: null, status: 'PLANNED', place: null, description: null, topics: [], jointWith: [], demo: false },
  network: { slug: 'ous', name: 'Oslo universitetssykehus' },
});
const schema = readPublicSchema();
const app = fastify();
beforeAll(() => {
  serveFeeds(app, {
    deadlineMs: null,
    publicUrl: null,
    gateway: {
      publicSchema: () => schema,
      execute: async () => {
        asked += 1;
        const pageInfo = { hasNextPage: asked < pages, endCursor: String(asked) };
        const events = { sources: [{ sector: 'ous', state: 'OK', asOf: null }], pageInfo, edges: [{ node: event(asked) }] };
        return { http: {}, body: { kind: 'single', singleResult: { data: { events } } } } as never;
      },
    },
  });
});
afterAll(() => app.close());

async function calendar(count: number, query = '') {
  [pages, asked] = [count, 0];
  const { body, headers, statusCode } = await app.inject(`/feeds/events.ics${query}`);
  expect(statusCode).toBe(200);
  // Lines are folded (RFC 5545, 3.1).
  return { text: body.replaceAll('\r\n ', ''), headers, asked };
}

it.each([
  ['', 'Ufullstendig: bare de 30 første er med.'],
  ['?lang=nn', 'Ufullstendig: berre dei 30 første er med.'],
  ['?lang=en', 'Incomplete: only the first 30 are in it.'],
])('of more events than are read it tells how many are in it %s', async (query, words) => {
  const cut = await calendar(31, query);
  expect(cut.asked).toBe(30);
  expect(cut.text.match(/BEGIN:VEVENT/g)).toHaveLength(30);
  expect(cut.text).toContain(words);
  expect(cut.headers['x-events-cut']).toBe('30');
  expect(cut.headers['access-control-expose-headers']).toContain('x-events-cut');
});

it('of as many as are read, and of fewer, it tells nothing of the kind', async () => {
  for (const count of [1, 30]) {
    const whole = await calendar(count);
    expect(whole.asked).toBe(count);
    expect(whole.text).not.toContain('Ufullstendig');
    expect(whole.headers['x-events-cut']).toBeUndefined();
  }
});
