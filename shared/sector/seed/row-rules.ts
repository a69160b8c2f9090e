import type { Areas } from '../../areas.js';
import type { SectorDeclaration } from '../../sectors.js';
import { isRecordedInstant } from '../../subgraph/date.js';
import { StartError } from '../../subgraph/errors.js';
import type { Versioned } from '../rows.js';

/** What rows are checked against. */
export interface RowRules {
  readonly sector: SectorDeclaration;
  readonly areas: Areas;
}

/** Throws unless a condition holds. */
export type Must = (holds: boolean, problem: string) => void;

/** The rule of one row, which is named where it is broken. */
export const rule =
  (what: string): Must =>
  (holds, problem) => {
    if (!holds) throw new StartError(`a row of the seed is corrupt: ${what}: ${problem}.`);
  };

/** Checks when a row was recorded. */
export function checkRecorded({ recordedAt, supersededAt }: Pick<Versioned, 'recordedAt' | 'supersededAt'>, must: Must): void {
  must(
    isRecordedInstant(recordedAt) && (supersededAt === null || isRecordedInstant(supersededAt)),
    'an instant is not in UTC with milliseconds',
  );
  must(supersededAt === null || recordedAt < supersededAt, 'it was superseded before it was recorded');
}

/** Whether a text is a value of a vocabulary. */
export const isOneOf = (value: string, vocabulary: Readonly<Record<string, string>>): boolean => Object.hasOwn(vocabulary, value);

/** Whether a row is what is believed now. */
export const isBelieved = ({ supersededAt }: Pick<Versioned, 'supersededAt'>): boolean => supersededAt === null;

/** Whether a text says something and can be stored in every database. */
export const isText = (text: string): boolean => text.trim() !== '' && !text.includes('\u0000');

/** Whether an id is one of this sector, of that kind. */
export const isId = (id: string, { slug }: SectorDeclaration, kind: string): boolean => new RegExp(`^${slug}:${kind}:[a-z0-9-]+$`).test(id);

/** Whether a sector has a network with that slug. */
export const isNetworkOf = (sector: SectorDeclaration, slug: string): boolean => sector.networks.some((network) => network.slug === slug);
