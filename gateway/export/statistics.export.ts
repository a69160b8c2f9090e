import { ExportRefusal } from './ask-schema.js';
import { commonRemarks, demoRemark, type ExportRequest, glossaryOf, languageOf, type ReadTable, sourceRemarks } from './export.js';
import { readArguments } from './read-parameters.js';
import { FIGURE, STATISTIC_TABLE, type StatisticTableAnswer } from './statistic-answer.js';
import { STATISTIC_COLUMNS, STATISTIC_MEASURES, type StatisticRow } from './statistic-columns.js';
import type { Cube, Remark } from './table.js';

/** Breakdowns whose groups are places. */
const PLACES = ['AREA', 'REGION', 'NETWORK', 'SECTOR'];
/** Whose population a rate is told of. */
const POPULATION = 'Statistisk sentralbyrå (Statistics Norway), 07459 og 10826, NLOD 2.0';

/** `/export/statistics`: the table of the query `statistics`, all groups, the total, and what is in no group. */
export const readStatistics: ReadTable = async (request) => {
  const { schema, query, ask, own } = request;
  const field = schema.getQueryType()?.getFields().statistics;
  if (!field) throw new Error('the schema has no field statistics');
  const { declared, passed, variables } = readArguments(field, query, { skipped: [], own });
  const { data, errors } = await ask<{ statistics: StatisticTableAnswer }>(
    `query Export(${declared}, $locale: Locale) { statistics(${passed}) ${STATISTIC_TABLE} } ${FIGURE}`,
    { ...variables, locale: request.locale.toUpperCase() },
  );
  const table = data?.statistics;
  if (!table) throw new ExportRefusal(errors);
  const breakdown = String(variables.by);
  const row = (kind: StatisticRow['kind']) => (figure: StatisticTableAnswer['total']) => ({ ...figure, kind, breakdown });
  const rows: StatisticRow[] = [
    ...table.rows.map(row('GROUP')),
    ...[table.total].map(row('TOTAL')),
    ...(table.unallocated ? [table.unallocated] : []).map(row('UNALLOCATED')),
  ];
  return {
    name: `${table.indicator.id}-${breakdown.toLowerCase()}-${table.total.asOf}`,
    title: table.indicator.title,
    language: languageOf(request),
    columns: STATISTIC_COLUMNS,
    rows: cellsOf(rows),
    remarks: remarksOf(table, request),
    closing: () => [],
    glossary: glossaryOf(schema, ['StatisticState', 'StatisticUnit', 'StatisticFlag', 'StatisticNoteCode', 'IntervalMethod']),
    cube: cubeOf(table, breakdown),
  };
};

async function* cellsOf(rows: readonly StatisticRow[]) {
  for (const row of rows) yield STATISTIC_COLUMNS.map(({ read }) => read(row));
}

function remarksOf(table: StatisticTableAnswer, request: ExportRequest): Remark[] {
  const { id, version, title, numerator, denominator, missing, caveats, method, data, basis, polarity, unit } = table.indicator;
  const isEnglish = languageOf(request) === 'en';
  const silent = table.sources.filter(({ state }) => state !== 'OK').map(({ sector }) => sector);
  const incomplete = isEnglish ? `not complete: ${silent.join(', ')} did not answer` : `ikke fullstendig: ${silent.join(', ')} svarte ikke`;
  return [
    ...Object.entries({ indicator: id, version: String(version), title, numerator, denominator, unit, method, polarity, data, basis }).map(
      ([key, text]) => ({ key, text }),
    ),
    ...(missing === null ? [] : [{ key: 'missing', text: missing }]),
    ...caveats.map((text) => ({ key: 'caveat', text })),
    { key: 'as_of', text: table.total.asOf },
    ...commonRemarks(request),
    { key: 'complete', text: table.complete ? 'true' : incomplete },
    ...sourceRemarks(table.sources),
    ...(unit === 'PER_10000' ? [{ key: 'population', text: POPULATION }] : []),
    ...([table.total, ...table.rows].some(({ demo }) => demo) ? [demoRemark(request)] : []),
  ];
}

const cubeOf = ({ indicator }: StatisticTableAnswer, breakdown: string): Cube => ({
  dimension: breakdown.toLowerCase(),
  isGeographic: PLACES.includes(breakdown),
  id: 'group',
  label: 'label',
  state: 'state',
  day: 'as_of',
  measures: STATISTIC_MEASURES,
  details: STATISTIC_COLUMNS.map(({ name }) => name).filter((name) => !STATISTIC_MEASURES.includes(name) && name !== 'label'),
  source: indicator.unit === 'PER_10000' ? `${indicator.data}; ${POPULATION}` : indicator.data,
  unit: indicator.unit,
});
