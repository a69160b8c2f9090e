import { today } from '../../shared/subgraph/date.js';
import { glossaryOf, languageOf, type ReadTable } from './export.js';
import { NURSE, NURSE_COLUMNS, type NurseAnswer, type NurseRow } from './nurse-columns.js';
import { type PagedList, readList } from './paged-list.js';

/** `/export/nurses`: the persons of the query `nurses`, page by page, as far as the caller may see them. */
export const readNurses: ReadTable = async (request) => {
  const list = await readList<NurseAnswer>(request, { field: 'nurses', node: NURSE, size: 100 });
  const language = languageOf(request);
  return {
    name: `ressurssykepleiere-${list.variables.asOf ?? today()}`,
    title: language === 'en' ? 'Resource nurses' : 'Ressurssykepleiere',
    ...{ language, columns: NURSE_COLUMNS, rows: cellsOf(list), remarks: list.remarks, closing: list.closing, cube: null },
    glossary: glossaryOf(request.schema, ['NurseRole', 'ServiceType', 'AppointmentBasis', 'Visibility', 'HiddenReason']),
  };
};

async function* cellsOf(list: PagedList<NurseAnswer>) {
  const cells = (row: NurseRow) => NURSE_COLUMNS.map(({ read }) => read(row));
  for await (const nurse of list.nodes()) for (const row of rowsOf(nurse)) yield cells(row);
  for (const [absent, state] of list.absent) yield cells({ state, nurse: null, appointment: null, absent });
}

/** A row an appointment; one for a person without. */
function rowsOf(nurse: NurseAnswer): NurseRow[] {
  const appointments = nurse.appointments.length > 0 ? nurse.appointments : [null];
  return appointments.map((appointment) => ({ state: 'VALUE', nurse, appointment, absent: null }));
}
