import { today } from '../../subgraph/date.js';
import { dueOn } from '../report/report.deadline.js';
import type { SectorContext } from '../sector-context.js';
import { hasRole } from '../viewer/viewer.js';
import { ABOUT_NOTHING, orNone, type TaskFacts } from './task.facts.js';

/** Reports that the viewer has to hand in or decide. */
export async function reportTasks({ db, viewer, sector }: SectorContext): Promise<TaskFacts[]> {
  const year = Number(today().slice(0, 4)) - 1;
  const rows = await db
    .selectFrom('reportVersion')
    .selectAll()
    .where('supersededAt', 'is', null)
    .where(({ or, and, eb }) => or([eb('status', '=', 'SUBMITTED'), and([eb('year', '=', year), eb('status', '=', 'APPROVED')])]))
    .where(({ or, eb }) =>
      or([eb('network', 'in', orNone(sector.networks.map(({ slug }) => slug))), eb('unitId', 'in', orNone(viewer.leads))]),
    )
    .execute();
  const isIn = (subject: string) => rows.some((row) => row.year === year && (row.unitId ?? row.network) === subject);
  const decides = (row: (typeof rows)[number]) =>
    row.kind === 'ANNUAL' ? hasRole(viewer, 'STEERING') : viewer.coordinates.includes(row.network);
  return [
    ...rows
      .filter((row) => row.status === 'SUBMITTED' && decides(row))
      .map(({ reportId, network, unitId, year }) => ({
        ...ABOUT_NOTHING,
        kind: 'DECIDE_REPORT' as const,
        reportId,
        network,
        unitId,
        year,
      })),
    ...viewer.coordinates
      .filter((network) => !isIn(network))
      .map((network) => ({ ...ABOUT_NOTHING, kind: 'SUBMIT_REPORT' as const, network, dueOn: dueOn('ANNUAL', year) })),
    ...viewer.leads
      .filter((unitId) => !isIn(unitId))
      .map((unitId) => ({ ...ABOUT_NOTHING, kind: 'SUBMIT_REPORT' as const, unitId, dueOn: dueOn('UNIT', year) })),
  ];
}
