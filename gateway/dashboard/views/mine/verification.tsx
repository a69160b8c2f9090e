import { useQuery } from '@apollo/client/react';
import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useSearchParams } from 'wouter';
import { Loading } from '../../parts/loading.js';
import { Problem } from '../../parts/problem.js';
import { mineTexts } from '../../texts/mine.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import { ChangeForm } from './change/change-form.js';
import { MineVerifyRecordsByOwner } from './changes.owner.generated.js';
import { NoNetwork } from './no-network.js';
import { ownerOf } from './owner.js';
import { RecordTable } from './record-table.js';
import { recordsOf } from './records-of.js';
import type { TabProps } from './tabs.js';
import { MineRosterDocument } from './verification.generated.js';

/** CO-4: says of many entries at once that they are still right. */
export function Verification({ network }: TabProps) {
  return network ? <VerificationOf network={network.slug} /> : <NoNetwork tab="bekreft" />;
}

function VerificationOf({ network }: { readonly network: string }) {
  const texts = useTexts(mineTexts);
  const format = useFormat();
  const [search, setSearch] = useSearchParams();
  const after = search.get('etter');
  const { data, error, refetch } = useQuery(MineRosterDocument, { variables: { network, after } });
  const roster = data?.network;
  if (!roster?.nurses || !roster.freshness) {
    if (error) return <Problem error={error} retry={refetch} />;
    return data ? <Paragraph>{texts.rosterUnseen}</Paragraph> : <Loading />;
  }
  const { staleContacts, contacts, staleAppointments, appointments } = roster.freshness;
  const records = recordsOf(roster);
  const { hasNextPage, endCursor } = roster.nurses.pageInfo;
  const goTo = (cursor: string | null) =>
    setSearch((current) => {
      const changed = new URLSearchParams(current);
      if (cursor === null) changed.delete('etter');
      else changed.set('etter', cursor);
      return changed;
    });
  return (
    <section aria-labelledby="verification">
      <Heading level={2} id="verification" data-size="sm">
        {texts.bekreft}
      </Heading>
      <Paragraph data-testid="stale">
        {texts.stale(format.number(staleContacts + staleAppointments), format.number(contacts + appointments))}
      </Paragraph>
      <ChangeForm
        action={MineVerifyRecordsByOwner}
        owner={ownerOf(roster.id)}
        submit={texts.verify}
        toInput={(values) => ({ ids: values.all('ids') })}
      >
        <RecordTable key={after} records={records} />
      </ChangeForm>
      {after !== null && (
        <Button variant="tertiary" onClick={() => goTo(null)}>
          {texts.first}
        </Button>
      )}
      {hasNextPage && (
        <Button variant="secondary" onClick={() => goTo(endCursor)}>
          {texts.next}
        </Button>
      )}
    </section>
  );
}
