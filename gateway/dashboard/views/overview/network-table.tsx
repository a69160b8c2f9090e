import { Heading, Table, Tag } from '@digdir/designsystemet-react';
import { useMemo } from 'react';
import { Share } from '../../parts/share.js';
import { useLastKnown } from '../../parts/use-last-known.js';
import { WideTable } from '../../parts/wide-table.js';
import { overviewTexts } from '../../texts/overview.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import { AlertCount } from './alert-count.js';
import { isSilent } from './is-silent.js';
import type { OverviewCoverageQuery, OverviewQuery } from './overview.generated.js';

/** What the table shows. */
export interface NetworkTableProps {
  readonly data: OverviewQuery;
  /** Coverage by network; null while it is not known. */
  readonly statistics: OverviewCoverageQuery['statistics'] | null;
  /** Whether coverage may still come. */
  readonly isPending: boolean;
}

type OverviewNetwork = OverviewQuery['networks'][number];

const AGREEMENTS = { IN_FORCE: 'inForce', LAPSED: 'lapsed', PLANNED: 'planned', UNKNOWN: 'unknown' } as const;

/** Always seven rows; those of a silent owner are marked and show the last known numbers as old. */
export function NetworkTable({ data, statistics, isPending }: NetworkTableProps) {
  const texts = useTexts(overviewTexts);
  const format = useFormat();
  const counts = useMemo(() => new Map(data.networks.map(({ slug, nurseCount }) => [slug, nurseCount])), [data]);
  const known = useLastKnown('nurse-count', counts);
  const rowOf = (slug: string) => statistics?.rows.find(({ group }) => group.key === slug);
  return (
    <section aria-labelledby="networks">
      <Heading level={2} id="networks" data-size="md">
        {texts.networks}
      </Heading>
      <WideTable
        canDownload
        caption={texts.networks}
        hideCaption
        columns={[texts.network, texts.region, texts.nurses, texts.units, texts.coverage, texts.freshness, texts.agreement, texts.alerts]}
      >
        {data.networks.map((network) => {
          const coverage = rowOf(network.slug);
          const last = known.get(network.slug);
          const agreement = data.agreements.find(({ kind, region }) => kind === 'NETWORK' && region?.slug === network.region.slug);
          return (
            <Table.Row key={network.slug} data-silent={isSilent(network) ? true : undefined}>
              <Table.HeaderCell scope="row">
                {network.name} {isSilent(network) && <Tag data-color="warning">✗ {texts.silent}</Tag>}
              </Table.HeaderCell>
              <Table.Cell>{network.region.name}</Table.Cell>
              <Table.Cell className="number">
                {network.nurseCount !== null ? (
                  format.number(network.nurseCount)
                ) : last ? (
                  <em>{texts.lastKnown(format.number(last.value ?? 0), format.instant(last.at))}</em>
                ) : (
                  '–'
                )}
              </Table.Cell>
              <Table.Cell className="number">{network.unitCount === null ? '–' : format.number(network.unitCount)}</Table.Cell>
              <Table.Cell>{coverage ? <Covered figure={coverage} /> : isPending ? '…' : '–'}</Table.Cell>
              <Table.Cell>
                <Freshness network={network} />
              </Table.Cell>
              <Table.Cell>
                {agreement ? texts[AGREEMENTS[agreement.status]] : texts.unknown}
                {agreement?.status === 'LAPSED' && agreement.valid.to && <> {texts.since(format.shortDate(agreement.valid.to))}</>}
              </Table.Cell>
              <Table.Cell className="number">
                <AlertCount data={data} network={network} />
              </Table.Cell>
            </Table.Row>
          );
        })}
      </WideTable>
    </section>
  );
}

/** A share, or in words why there is none. */
function Covered({ figure }: { readonly figure: OverviewCoverageQuery['statistics']['rows'][number] }) {
  return (
    <>
      <Share figure={figure} />
      {figure.value === null &&
        figure.notes.map(({ code, text }) => (
          <small key={code} className="quiet block">
            {text}
          </small>
        ))}
    </>
  );
}

function Freshness({ network }: { readonly network: OverviewNetwork }) {
  const texts = useTexts(overviewTexts);
  const format = useFormat();
  const { freshness, lastVerifiedAt } = network;
  if (!freshness) return <>–</>;
  const stale = freshness.staleContacts + freshness.staleAppointments;
  const all = freshness.contacts + freshness.appointments;
  return (
    <>
      {lastVerifiedAt ? texts.verified(format.instant(lastVerifiedAt)) : texts.neverVerified}
      <small className="quiet block">{texts.staleEntries(format.number(stale), format.number(all))}</small>
    </>
  );
}
