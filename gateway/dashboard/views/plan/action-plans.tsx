import { useQuery } from '@apollo/client/react';
import { Heading, Table } from '@digdir/designsystemet-react';
import { Loading } from '../../parts/loading.js';
import { Problem } from '../../parts/problem.js';
import { silentNetworks } from '../../parts/silent-networks.js';
import { WideTable } from '../../parts/wide-table.js';
import { planTexts } from '../../texts/plan.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import { PlanActionPlansDocument, type PlanActionPlansQuery } from './plan.generated.js';

/** The yearly action plans of a region's networks: whether each has one, and whether it is approved. */
export function ActionPlans({ region, year }: { readonly region: string; readonly year: number }) {
  const texts = useTexts(planTexts);
  const { data, error, refetch } = useQuery(PlanActionPlansDocument, { variables: { region, year }, fetchPolicy: 'no-cache' });
  const caption = texts.actionPlans(String(year));
  const silent = silentNetworks(error);
  return (
    <section aria-labelledby="action-plans">
      <Heading level={2} id="action-plans" data-size="md">
        {caption}
      </Heading>
      {data?.networks ? (
        <WideTable canDownload caption={caption} hideCaption columns={[texts.network, texts.status, texts.approved]}>
          {data.networks.map((network) => (
            <ActionPlanRow key={network.slug} network={network} isOwnerSilent={silent.has(network.slug)} />
          ))}
        </WideTable>
      ) : error ? (
        <Problem error={error} retry={refetch} />
      ) : (
        <Loading lines={4} />
      )}
    </section>
  );
}

interface ActionPlanRowProps {
  readonly network: PlanActionPlansQuery['networks'][number];
  readonly isOwnerSilent: boolean;
}

function ActionPlanRow({ network: { name, available, actionPlan }, isOwnerSilent }: ActionPlanRowProps) {
  const texts = useTexts(planTexts);
  const format = useFormat();
  const isSilent = actionPlan === null && (isOwnerSilent || !available);
  return (
    <Table.Row data-silent={isSilent ? true : undefined}>
      <Table.HeaderCell scope="row">{name}</Table.HeaderCell>
      <Table.Cell>
        {actionPlan ? texts[actionPlan.status] : isSilent ? texts.silent : texts.noActionPlan}
        {actionPlan !== null && actionPlan.amendment > 0 && ` (${texts.amendment(format.number(actionPlan.amendment))})`}
      </Table.Cell>
      <Table.Cell>{actionPlan?.approvedAt ? format.instant(actionPlan.approvedAt) : '–'}</Table.Cell>
    </Table.Row>
  );
}
