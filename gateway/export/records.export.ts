import { today } from '../../shared/subgraph/date.js';
import { glossaryOf, languageOf, type ReadTable } from './export.js';
import { type PagedList, readList } from './paged-list.js';
import { RECORD, RECORD_COLUMNS, type RecordAnswer, type RecordRow } from './record-columns.js';

/** `/export/appointments`: the history of appointments as analysts may have it, without person, unit or exact date. */
export const readRecords: ReadTable = async (request) => {
  const list = await readList<RecordAnswer>(request, { field: 'appointmentRecords', node: RECORD, size: 1_000 });
  const language = languageOf(request);
  return {
    name: `oppnevninger-${today()}`,
    title: language === 'en' ? 'History of appointments' : 'Oppnevninger over tid',
    ...{ language, columns: RECORD_COLUMNS, rows: cellsOf(list), remarks: list.remarks, closing: list.closing, cube: null },
    glossary: glossaryOf(request.schema, ['NurseRole', 'ServiceType', 'AppointmentBasis', 'EndReason']),
  };
};

async function* cellsOf(list: PagedList<RecordAnswer>) {
  const cells = (row: RecordRow) => RECORD_COLUMNS.map(({ read }) => read(row));
  for await (const record of list.nodes()) yield cells({ state: 'VALUE', record, absent: null });
  for (const [absent, state] of list.absent) yield cells({ state, record: null, absent });
}
