import type { CacheHint } from '../../shared/subgraph/cache-hint.js';
import { isObject } from '../../shared/subgraph/read-answer.js';

/** What is kept outside this process. */
export interface KeptRecord extends CacheHint {
  readonly text: string;
  /** In milliseconds since 1970. */
  readonly keptAt: number;
}

/** A record as text. Its clock is that of 1970: others read it. */
export const writeRecord = ({ text, keptAt, until, versions }: KeptRecord): string =>
  JSON.stringify({ text, keptAt, until: Math.round(Date.now() + until - performance.now()), versions: [...versions] });

/** Reads a record; null if it is none. Others write there too, so nothing in it is trusted. */
export function readRecord(written: string | null): KeptRecord | null {
  const record = written === null ? null : parse(written);
  if (!isObject(record)) return null;
  const { text, keptAt, until, versions } = record;
  if (typeof text !== 'string' || !Number.isSafeInteger(keptAt) || !Number.isSafeInteger(until)) return null;
  if (!Array.isArray(versions) || !versions.every(isPair) || Number(keptAt) > Date.now() + CLOCK_MS) return null;
  return { text, keptAt: Number(keptAt), until: Number(until) - Date.now() + performance.now(), versions: new Map(versions) };
}

/** By so much the clocks of two machines may differ. */
const CLOCK_MS = 60_000;

const isPair = (value: unknown): value is [string, string] =>
  Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string');

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
