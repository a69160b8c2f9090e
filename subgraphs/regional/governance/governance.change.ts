import { day, mustExist, narrative, optionalLine } from '../../../shared/command/read-input.js';
import { Refusal } from '../../../shared/command/user-error.js';
import { type Days, touchedBy } from '../../../shared/sector/change/amend.js';
import type { Registry } from '../../../shared/sectors.js';
import { today } from '../../../shared/subgraph/date.js';
import { said } from '../change/read-change.js';
import type { RegionalWork } from '../change/regional-work.js';
import type { RegionalTables } from '../entities.js';
import { RECORDED_HERE } from '../source/recorded-here.js';
import type { GovernedFact } from './governed.entity.js';
import type { GovernedWords } from './governed.input.js';

/** What is believed of everything in a table of governance. */
export async function believedFacts<Table extends 'body' | 'agreement' | 'document'>(
  { db }: RegionalWork,
  table: Table,
): Promise<readonly RegionalTables[Table][]> {
  const rows = db
    .selectFrom(table as 'body')
    .selectAll()
    .where('supersededAt', 'is', null)
    .orderBy('version');
  return (await rows.execute()) as unknown as RegionalTables[Table][];
}

/** What is new before anything is said of it. */
export const UNSAID = { region: null, validFrom: null, validTo: null, note: null, source: RECORDED_HERE, locator: '' };

/** The part of a fact that an input may say of everything in governance. */
type GovernedPart = Pick<GovernedFact, 'region' | 'validFrom' | 'validTo' | 'note' | 'source' | 'locator'>;

/**
 * What something is to be, by what it was and what an input says.
 * @throws Refusal naming the part at fault
 */
export async function readGovernedWords(
  work: RegionalWork,
  { regions }: Registry,
  input: GovernedWords,
  before: Readonly<GovernedPart>,
): Promise<GovernedPart> {
  const region = said(
    input.region,
    before.region,
    (slug) =>
      mustExist(
        regions.find((one) => one.slug === slug),
        'region',
      ).slug,
  );
  const validFrom = said(input.from, before.validFrom, (value) => day(value, 'from'));
  const validTo = said(input.to, before.validTo, (value) => day(value, 'to'));
  if (validFrom !== null && validTo !== null && validTo <= validFrom) throw new Refusal('END_BEFORE_START', 'to', { start: validFrom });
  return {
    ...{ region, validFrom, validTo },
    note: said(input.note, before.note, (text) => narrative(text, 'note')),
    ...(await readCitation(work, input, before)),
  };
}

/** The part that says where a fact comes from. */
type Citation = Pick<GovernedFact, 'source' | 'locator'>;

/** Where a fact is to come from, by what it was and what an input says. */
export async function readCitation(
  { db }: RegionalWork,
  input: Pick<GovernedWords, 'source' | 'locator'>,
  before: Readonly<Citation>,
): Promise<Citation> {
  const source = input.source == null ? before.source : input.source.trim() || RECORDED_HERE;
  const sources = db.selectFrom('source').select('slug').where('slug', '=', source).where('supersededAt', 'is', null);
  if (source !== before.source) mustExist(await sources.executeTakeFirst(), 'source');
  // A place in another source is no place in this one.
  const locator = optionalLine(input.locator ?? (source === before.source ? before.locator : ''), 'locator') ?? '';
  return { source, locator };
}

/** @throws Refusal IN_THE_FUTURE if what is said to be over has an end to come */
export function mustHaveEnded({ validTo }: Pick<GovernedFact, 'validTo'>): void {
  if (validTo !== null && validTo > today()) throw new Refusal('IN_THE_FUTURE', 'to');
}

/** @throws Refusal ALREADY_RECORDED if a document or an agreement has that slug: leaders acknowledge either by it */
export async function mustBeNew(work: RegionalWork, slug: string): Promise<void> {
  const taken = [...(await believedFacts(work, 'document')), ...(await believedFacts(work, 'agreement'))];
  if (taken.some((fact) => fact.slug === slug)) throw new Refusal('ALREADY_RECORDED', 'slug');
}

/** @throws Refusal OVERLAP if one of the rows reaches into some days */
export function mustBeFree(
  rows: readonly { readonly validFrom: string; readonly validTo: string | null }[],
  days: Days,
  field: string,
): void {
  const [clash] = touchedBy(rows, days);
  if (clash) throw new Refusal('OVERLAP', field, { from: clash.validFrom });
}
