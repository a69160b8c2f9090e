import type { GraphQLFormattedError } from 'graphql';
import { today } from '../../shared/subgraph/date.js';
import { ExportRefusal } from './ask-schema.js';
import { commonRemarks, demoRemark, glossaryOf, languageOf, type ReadTable, sourceRemarks } from './export.js';
import { NURSE, NURSE_COLUMNS, type NurseAnswer, type NurseRow } from './nurse-columns.js';
import { readArguments } from './read-parameters.js';
import { SOURCES, type SourceAnswer } from './statistic-answer.js';

/** Persons of a page. */
const PAGE = 100;

interface NursePage {
  readonly edges: readonly { readonly node: NurseAnswer | null }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly complete: boolean;
  readonly sources: readonly SourceAnswer[];
}

/** A page, and the owners that fell silent between the search and the rows. */
interface ReadPage {
  readonly page: NursePage;
  readonly lost: readonly string[];
}

/** `/export/nurses`: the persons of the query `nurses`, page by page, as far as the caller may see them. */
export const readNurses: ReadTable = async (request) => {
  const { schema, query, ask, own } = request;
  const field = schema.getQueryType()?.getFields().nurses;
  if (!field) throw new Error('the schema has no field nurses');
  const { declared, passed, variables } = readArguments(field, query, { skipped: ['first', 'after'], own });
  const text = `query Export(${declared}, $first: Int, $after: String) { nurses(${passed}, first: $first, after: $after) {
    edges { node ${NURSE} } pageInfo { hasNextPage endCursor } complete ${SOURCES} } }`;
  const read = async (after: string | null): Promise<ReadPage> => {
    const { data, errors } = await ask<{ nurses: NursePage }>(text, { ...variables, first: PAGE, after });
    if (!data?.nurses) throw new ExportRefusal(errors);
    return { page: data.nurses, lost: sectorsIn(errors) };
  };
  const first = await read(null);
  const silent = new Set<string>();
  return {
    name: `ressurssykepleiere-${variables.asOf ?? today()}`,
    title: languageOf(request) === 'en' ? 'Resource nurses' : 'Ressurssykepleiere',
    language: languageOf(request),
    columns: NURSE_COLUMNS,
    rows: rowsFrom(first, read, silent),
    remarks: [
      ...commonRemarks(request),
      { key: 'complete', text: String(first.page.complete) },
      ...sourceRemarks(first.page.sources),
      ...(first.page.edges.some(({ node }) => node?.demo) ? [demoRemark(request)] : []),
    ],
    closing: () => [...silent].map((sector) => ({ key: 'missing', text: sector })),
    glossary: glossaryOf(schema, ['NurseRole', 'ServiceType', 'AppointmentBasis', 'Visibility', 'HiddenReason']),
    cube: null,
  };
};

/** @param silent is told of the owners whose persons are not, or not all, in the file */
async function* rowsFrom(first: ReadPage, read: (after: string | null) => Promise<ReadPage>, silent: Set<string>) {
  for (let { page, lost } = first; ; { page, lost } = await read(page.pageInfo.endCursor)) {
    for (const sector of lost) silent.add(sector);
    for (const { node } of page.edges) if (node) for (const row of rowsOf(node)) yield cells(row);
    if (page.pageInfo.hasNextPage) continue;
    // Who was silent earlier, but answers now, has sent the rest with this page.
    for (const { sector, state } of page.sources) if (state !== 'OK') silent.add(sector);
    break;
  }
  for (const sector of silent) yield cells({ nurse: null, appointment: null, silent: sector });
}

const cells = (row: NurseRow) => NURSE_COLUMNS.map(({ read }) => read(row));

const rowsOf = (nurse: NurseAnswer): NurseRow[] =>
  nurse.appointments.length > 0
    ? nurse.appointments.map((appointment) => ({ nurse, appointment, silent: null }))
    : [{ nurse, appointment: null, silent: null }];

const sectorsIn = (errors: readonly GraphQLFormattedError[]): string[] =>
  errors.flatMap(({ extensions }) => (typeof extensions?.sector === 'string' ? extensions.sector : []));
