import { useQuery } from '@apollo/client/react';
import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { Loading } from '../../parts/loading.js';
import { Problem } from '../../parts/problem.js';
import { mineReportsTexts } from '../../texts/mine-reports.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import type { MineNetwork } from './networks-of.js';
import { ownerOf } from './owner.js';
import { ReportCard } from './report-card.js';
import { MineNetworkReportsDocument } from './reports.generated.js';

/** A network, and in which capacity she looks at its reports. */
export interface NetworkReportsProps {
  readonly network: MineNetwork;
  readonly year: number;
  readonly coordinates: boolean;
  readonly steers: boolean;
}

/** CO-7, SG-3: the annual report, which the coordinator writes and the steering group decides on; and those of the units, on which the coordinator decides. */
export function NetworkReports({ network: { id, slug }, year, coordinates, steers }: NetworkReportsProps) {
  const texts = useTexts(mineReportsTexts);
  const format = useFormat();
  const variables = { network: slug, year, ofUnits: coordinates };
  const { data, error, refetch } = useQuery(MineNetworkReportsDocument, { variables });
  const shown = data?.network;
  if (!shown?.annualReport) {
    if (error) return <Problem error={error} retry={refetch} />;
    return data ? <Paragraph>{texts.unseen}</Paragraph> : <Loading />;
  }
  const { name, report, annualReport, unitReports } = shown;
  const owner = ownerOf(id);
  const begun = (unitReports?.reports ?? []).toSorted((a, b) => byName(a.unit, b.unit));
  const missing = (unitReports?.missing ?? []).filter((unit) => !begun.some((one) => one.unit?.id === unit.id)).toSorted(byName);
  return (
    <>
      <ReportCard
        level={3}
        title={texts.annual(name)}
        subject={{ kind: 'ANNUAL', network: slug, year }}
        owner={owner}
        report={report}
        dueOn={annualReport.dueOn}
        writes={coordinates}
        decides={steers}
      />
      {unitReports && (
        <Heading level={3} data-size="xs">
          {texts.ofUnits(format.number(unitReports.received), format.number(unitReports.expected))}
        </Heading>
      )}
      {begun.map(
        ({ unit, ...one }) =>
          unit && (
            <ReportCard
              key={unit.id}
              level={4}
              title={unit.name}
              subject={{ kind: 'UNIT', unitId: unit.id, year }}
              owner={owner}
              report={one}
              dueOn={one.dueOn}
              writes
              decides
            />
          ),
      )}
      {missing.map(({ id: unitId, name: title }) => (
        <ReportCard
          key={unitId}
          level={4}
          title={title}
          subject={{ kind: 'UNIT', unitId, year }}
          owner={owner}
          report={null}
          dueOn={unitReports?.dueOn ?? null}
          writes
        />
      ))}
    </>
  );
}

interface Named {
  readonly name: string;
}
/** As a Norwegian list of units is read. */
const byName = (a: Named | null, b: Named | null) => (a?.name ?? '').localeCompare(b?.name ?? '', 'nb');
