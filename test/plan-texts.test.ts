import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readAreas } from '../shared/areas.js';
import { ClinicalTool } from '../shared/sector/record/record.vocabulary.js';
import { REGISTRY } from '../shared/sectors.js';
import { projectPath } from '../shared/subgraph/project-root.js';
import { readContent } from '../subgraphs/regional/content.js';

/**
 * The texts of plans are word for word those of their sources: digests of what was cut out of the sources, whitespace joined, guard
 * them against drift. Whoever finds that a text differs from its source corrects both.
 */

interface Digests {
  /** By key of the piece. */
  readonly items: Readonly<Record<string, string>>;
  /** Titles, by slug of the document. */
  readonly documents: Readonly<Record<string, string>>;
}

const DIGESTS = JSON.parse(readFileSync(projectPath('test', 'kit', 'plan-texts.json'), 'utf8')) as Digests;
const OSLO = 'oslo-2024-2028';
const VESTRE_VIKEN = 'vestre-viken-function-description';
const { plans, planItems, documents, sources } = readContent(REGISTRY, readAreas());
const governing = documents.filter(({ governs }) => (JSON.parse(governs) as string[]).includes('oslo-strategy-plan-2024-2028'));

const digestOf = (text: string) => createHash('sha256').update(text.replaceAll(/\s+/g, ' ').trim()).digest('hex');
const piecesOf = (plan: string, kind: string) => planItems.filter((item) => item.plan === plan && item.kind === kind);
const countsOf = (plan: string) =>
  Object.fromEntries(
    [
      ...Map.groupBy(
        planItems.filter((item) => item.plan === plan),
        ({ kind }) => kind,
      ),
    ].map(([kind, { length }]) => [kind, length]),
  );

describe('the texts of plans', () => {
  it('are those of their sources, and no piece is missing or too much', () => {
    expect(Object.fromEntries(planItems.map(({ key, nb }) => [key, digestOf(nb)]))).toEqual(DIGESTS.items);
    expect(Object.fromEntries(governing.map(({ slug, title }) => [slug, digestOf(title)]))).toEqual(DIGESTS.documents);
  });

  it('are all there, in the order of their sources', () => {
    expect(planItems.map(({ key }) => key)).toEqual(Object.keys(DIGESTS.items));
    for (const items of Map.groupBy(planItems, ({ plan }) => plan).values())
      expect(items.map(({ position }) => position)).toEqual(items.map((_item, index) => index + 1));
    expect(countsOf(OSLO)).toEqual({
      ...{ TITLE: 1, INTRODUCTION: 2, PURPOSE: 1, FUNCTION: 3, CHARACTERISTIC: 5, EXECUTION: 1, HEADING: 7 },
      ...{ FOCUS_AREA: 5, FOCUS_AREA_HEADING: 5, GOAL: 5, LEAD_IN: 5, SUB_GOAL: 31, TOOL: 7 },
    });
    const areas = piecesOf(OSLO, 'FOCUS_AREA').map(({ number }) => number);
    expect(areas.map((area) => piecesOf(OSLO, 'SUB_GOAL').filter(({ parent }) => parent === area).length)).toEqual([7, 6, 7, 6, 5]);
    expect(piecesOf(OSLO, 'TOOL').map(({ code, parent }) => [code, parent])).toEqual(
      Object.keys(ClinicalTool).map((tool) => [tool, '1.5']),
    );
    expect(piecesOf(OSLO, 'SUB_GOAL').flatMap(({ number, narrativeOnly }) => (narrativeOnly === null ? [] : number))).toEqual([
      '1.2',
      '5.5',
    ]);

    expect(countsOf(VESTRE_VIKEN)).toEqual({
      ...{ TITLE: 1, PURPOSE: 1, FUNCTION: 3, HEADING: 1, DEFINITION: 1, ELIGIBILITY: 1, DUTY_SECTION: 4, DUTY: 18 },
    });
    expect(piecesOf(VESTRE_VIKEN, 'DUTY').map(({ number }) => Number(number))).toEqual(Array.from({ length: 18 }, (_none, i) => i + 1));
    expect(
      piecesOf(VESTRE_VIKEN, 'DUTY_SECTION').map(
        ({ number }) => piecesOf(VESTRE_VIKEN, 'DUTY').filter(({ parent }) => parent === number).length,
      ),
    ).toEqual([5, 4, 6, 3]);
    expect(plans.filter(({ textKnown }) => !textKnown).map(({ slug }) => slug)).toEqual(['oslo-function-description']);
  });

  it('have each its place in a source that is known, an English text of our own, and no nynorsk, of which there is none', () => {
    for (const { key, source, locator, nn, en } of planItems) {
      expect(
        sources.map(({ slug }) => slug),
        key,
      ).toContain(source);
      expect(
        [locator, en].every((text) => (text ?? '').trim() !== ''),
        key,
      ).toBe(true);
      expect(nn, key).toBeNull();
    }
    const places = planItems.filter(({ kind }) => kind !== 'FUNCTION').map(({ source, locator }) => `${source} ${locator}`);
    expect(new Set(places).size).toBe(places.length);
    const nb = planItems.map((item) => item.nb);
    expect(planItems.filter(({ en }) => nb.includes(en ?? '')).map(({ key }) => key)).toEqual([]);
  });

  it('name ten governing documents, of whose links three are corrected', () => {
    expect(governing).toHaveLength(10);
    const corrected = governing.filter(({ url, urlAsGiven }) => url !== urlAsGiven);
    expect(corrected.map(({ url }) => `mailto:${url}`)).toEqual(corrected.map(({ urlAsGiven }) => urlAsGiven));
    expect(corrected.map(({ slug }) => slug.split('-')[2])).toEqual(['04', '05', '06']);
    expect(governing.filter(({ status }) => status !== 'CURRENT').map(({ status, statusVerbatim }) => [status, statusVerbatim])).toEqual([
      ['EXPIRED', 'Nasjonal kreftstrategi 2024-2028 under behandling'],
      ['UNDER_REVISION', 'er under revidering'],
    ]);
  });
});
