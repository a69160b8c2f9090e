import { useQuery } from '@apollo/client/react';
import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { Loading } from '../../parts/loading.js';
import { Problem } from '../../parts/problem.js';
import { mineTexts } from '../../texts/mine.js';
import { minePeopleTexts } from '../../texts/mine-people.js';
import { mineWords } from '../../texts/mine-words.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import { MineEntryDocument, type MineEntryQuery } from './entry.generated.js';
import { EntryForms } from './entry-forms.js';
import { Insight } from './insight.js';
import { LeaveForm } from './leave-form.js';
import { isOver, useSpan } from './use-span.js';
import { WithdrawRequestForm } from './withdraw-request-form.js';

/** NU-1: what stands in the roster about her. */
export function Entry() {
  const texts = useTexts(minePeopleTexts);
  const { data, error, refetch } = useQuery(MineEntryDocument);
  if (!data) return error ? <Problem error={error} retry={refetch} /> : <Loading />;
  const { nurses } = data.viewer;
  return nurses.length === 0 ? <Paragraph>{texts.noEntry}</Paragraph> : nurses.map((nurse) => <OwnEntry key={nurse.id} nurse={nurse} />);
}

/** An entry of the viewer's own. */
export type OwnNurse = MineEntryQuery['viewer']['nurses'][number];

function OwnEntry({ nurse }: { readonly nurse: OwnNurse }) {
  const texts = useTexts(mineTexts);
  const words = useTexts(mineWords);
  const format = useFormat();
  const span = useSpan();
  const { name, visibility, contact, freshness, appointments, requests } = nurse;
  return (
    <section aria-labelledby={nurse.id}>
      <Heading level={2} id={nurse.id} data-size="sm">
        {name ?? texts.unnamed}
      </Heading>
      <dl className="mine-facts">
        <dt>{texts.contact}</dt>
        <dd>{[contact?.email, contact?.phone].filter(Boolean).join(', ') || texts.none}</dd>
        <dt>{texts.visibility}</dt>
        <dd>{words[visibility]}</dd>
        <dt>{texts.verifiedOn}</dt>
        <dd>{freshness.verifiedOn ? format.date(freshness.verifiedOn) : texts.never}</dd>
      </dl>
      <EntryForms nurse={nurse} />
      <Insight nurse={nurse.id} />
      <ul className="plain">
        {appointments
          .filter((appointment) => !isOver(appointment))
          .map((appointment) => (
            <li key={appointment.id}>
              {words[appointment.role]}, {appointment.unit.name} <span className="quiet">{span(appointment)}</span>
              {/* Who has an end need not ask for one. */}
              {appointment.validTo === null && <LeaveForm appointment={appointment} />}
            </li>
          ))}
      </ul>
      {requests && requests.length > 0 && (
        <>
          <Heading level={3} data-size="xs">
            {texts.myRequests}
          </Heading>
          <ul>
            {requests.map((request) => (
              <li key={request.id}>
                {words[request.kind]}: {words[request.status]} <span className="quiet">{format.instant(request.recordedAt)}</span>
                {request.decisionNote && <Paragraph>«{request.decisionNote}»</Paragraph>}
                {request.status === 'REQUESTED' && request.kind !== 'NOMINATION' && (
                  <WithdrawRequestForm request={request} about={`${words[request.kind]}, ${format.instant(request.recordedAt)}`} />
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
