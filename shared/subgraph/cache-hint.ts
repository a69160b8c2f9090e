import type { DataVersion } from './setting.js';

/** Header with the versions of the data that an answer was made of, for example `regional=12.1767225600000, ous=5.1767225599000`. */
export const VERSIONS_HEADER = 'x-data-versions';

/** Value of the same header in a request: who asks wants to know what the answer may be used for. To find out costs a statement. */
export const ASKED = '?';

/** Versions of data by the names of their owners, as {@link versionTag} writes them. */
export type Versions = ReadonlyMap<string, string>;

/** For what an answer may be used again by everybody who asks the same. */
export interface CacheHint {
  /** Until when, on the clock of `performance.now()`, whatever the versions say. */
  readonly until: number;
  /** For as long as all of these are the newest. */
  readonly versions: Versions;
}

/** What a subgraph's headers say of its answer. */
export interface ToldHint {
  /** Null if the answer is not to be kept: also where nothing is said, as by older subgraphs. */
  readonly hint: CacheHint | null;
  readonly versions: Versions;
}

/** A version and when it began: a count alone would also fit another database, or an older copy of the same. */
export const versionTag = ({ version, changedAt }: DataVersion): string => `${version}.${Date.parse(changedAt)}`;

/** Whether a version is before another one of the same owner. */
export function isOlder(version: string, other: string): boolean {
  const [count = 0, at = 0] = version.split('.').map(Number);
  const [otherCount = 0, otherAt = 0] = other.split('.').map(Number);
  return count < otherCount || (count === otherCount && at < otherAt);
}

/**
 * The headers of an answer.
 * @param seconds for how long it may be used again; 0 for not at all
 */
export const hintHeaders = (seconds: number, versions: Versions): Record<string, string> => ({
  'cache-control': seconds > 0 ? `public, max-age=${seconds}` : 'private, no-store',
  ...(versions.size > 0 ? { [VERSIONS_HEADER]: [...versions].map(([name, version]) => `${name}=${version}`).join(', ') } : {}),
});

/**
 * Reads the headers of an answer; what is not exactly as {@link hintHeaders} writes it, says nothing.
 * @param askedAt when it was asked for, on the clock of `performance.now()`
 */
export function readHint(headers: Readonly<Record<string, string | string[] | undefined>>, askedAt: number): ToldHint {
  const { 'cache-control': control, [VERSIONS_HEADER]: told } = headers;
  const versions = typeof told === 'string' && LIST.test(told) ? new Map(told.split(', ').map(readPair)) : NONE;
  const seconds = typeof control === 'string' ? Number(/^public, max-age=(\d{1,6})$/.exec(control)?.[1] ?? 0) : 0;
  return { hint: seconds > 0 && versions.size > 0 ? { until: askedAt + seconds * 1_000, versions } : null, versions };
}

const NONE: Versions = new Map();
const PAIR = '[a-z][a-z0-9-]{0,62}=\\d{1,15}\\.\\d{1,15}';
const LIST = new RegExp(`^${PAIR}(?:, ${PAIR}){0,99}$`);
const readPair = (pair: string): [name: string, version: string] => {
  const at = pair.indexOf('=');
  return [pair.slice(0, at), pair.slice(at + 1)];
};
