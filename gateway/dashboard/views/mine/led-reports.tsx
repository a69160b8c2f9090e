import { useQuery } from '@apollo/client/react';
import { Loading } from '../../parts/loading.js';
import { Problem } from '../../parts/problem.js';
import { ownerOf } from './owner.js';
import { ReportCard } from './report-card.js';
import { MineLedReportsDocument } from './reports.generated.js';

/** LE-4: the reports of the units that she leads, to write and hand in. */
export function LedReports({ year }: { readonly year: number }) {
  const { data, error, refetch } = useQuery(MineLedReportsDocument, { variables: { year } });
  if (!data) return error ? <Problem error={error} retry={refetch} /> : <Loading />;
  return data.viewer.units.map(({ id, name, report }) => (
    <ReportCard
      key={id}
      level={3}
      title={name}
      subject={{ kind: 'UNIT', unitId: id, year }}
      owner={ownerOf(id)}
      report={report}
      dueOn={report?.dueOn ?? null}
      writes
    />
  ));
}
