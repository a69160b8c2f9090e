import 'reflect-metadata';
import { expect, it } from 'vitest';
import { readAreas } from '../shared/areas.js';
import { REGISTRY } from '../shared/sectors.js';
import { badUserInput } from '../shared/subgraph/errors.js';
import { readContent } from '../subgraphs/regional/content.js';
import { countBeside } from '../subgraphs/regional/discrepancy/count-beside.js';
import type { IndicatorFact } from '../subgraphs/regional/indicator/indicator.entity.js';
import type { Observation } from '../subgraphs/regional/observation/observation.type.js';
import type { RegionalContext } from '../subgraphs/regional/regional-context.js';
import { readYearTable } from '../subgraphs/regional/statistic/read-year.js';
import { EVERYTHING } from '../subgraphs/regional/statistic/statistic-question.js';

/** What is shown beside something else is empty where there are no data, and wrong nowhere in silence. */

const areas = readAreas();
const found = readContent(REGISTRY, areas).indicators.find(({ key }) => key === 'unit-coverage');
const indicator = { ...found, breakdowns: '["AREA"]' } as unknown as IndicatorFact;
const refusing = (argument: string) =>
  ({
    registry: REGISTRY,
    areas,
    loaders: { affiliations: () => Promise.reject(badUserInput(argument, `no ${argument}`)) },
  }) as unknown as RegionalContext;
const asked = { indicator, within: EVERYTHING, year: 2020, knownAt: null, ageGroup: 'ALL', geography: 'CURRENT' } as const;
const beside = (subject: { kind: string; key: string }, argument: string) =>
  countBeside(refusing(argument), indicator, { subject, period: null } as unknown as Observation, '2026-11-22');

it('a table of a year is refused by a breakdown that the indicator has not', async () => {
  await expect(readYearTable(refusing('asOf'), { ...asked, by: 'NETWORK' })).rejects.toThrow('cannot be broken down by NETWORK');
  await expect(readYearTable(refusing('within'), { ...asked, by: 'AREA' })).rejects.toThrow('no within');
});

it('a count beside a figure is refused by a place that the indicator cannot be counted by, or that there is not', async () => {
  await expect(beside({ kind: 'NETWORK', key: 'drammen' }, 'asOf')).rejects.toThrow('cannot be broken down by NETWORK');
  await expect(beside({ kind: 'NETWORK', key: 'nowhere' }, 'asOf')).rejects.toThrow('no such network');
});

it.each(['asOf', 'year', 'knownAt'])('is nothing where there are no data: %s', async (argument) => {
  await expect(beside({ kind: 'AREA', key: '3301' }, argument)).resolves.toMatchObject({ statistic: null });
});
