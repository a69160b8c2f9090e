import { useQuery } from '@apollo/client/react';
import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { Loading } from '../../parts/loading.js';
import { Problem } from '../../parts/problem.js';
import { mineTexts } from '../../texts/mine.js';
import { useTexts } from '../../texts/use-language.js';
import { RequestCard } from './request-card.js';
import { MineLedRequestsDocument, MineNetworkRequestsDocument, type MineRequestFragment } from './requests.generated.js';
import type { TabProps } from './tabs.js';

/** What waits for a decision: nominations, ends, corrections, participation. */
export function Requests({ data, network }: TabProps) {
  const texts = useTexts(mineTexts);
  const slug = data.viewer.networks.some((own) => own.slug === network?.slug) ? network?.slug : undefined;
  const ofNetwork = useQuery(MineNetworkRequestsDocument, { variables: { network: slug ?? '' }, skip: slug === undefined });
  const ofUnits = useQuery(MineLedRequestsDocument, { skip: slug !== undefined });
  const { error, refetch } = slug === undefined ? ofUnits : ofNetwork;
  const requests =
    slug === undefined ? ofUnits.data?.viewer.units.flatMap((unit) => unit.requests ?? []) : ofNetwork.data?.network?.requests;
  // A nomination is for the leader of its unit to take back; what a nurse asks for, for herself.
  const isOwn = ({ kind, unit }: MineRequestFragment) => kind === 'NOMINATION' && data.viewer.units.some(({ id }) => id === unit?.id);
  return (
    <section aria-labelledby="requests">
      <Heading level={2} id="requests" data-size="sm">
        {texts.foresporsler}
      </Heading>
      {!requests && (error ? <Problem error={error} retry={refetch} /> : <Loading />)}
      {requests?.length === 0 && <Paragraph>{texts.noRequests}</Paragraph>}
      {requests?.map((request) => (
        <RequestCard key={request.id} request={request} isOwn={isOwn(request)} />
      ))}
    </section>
  );
}
