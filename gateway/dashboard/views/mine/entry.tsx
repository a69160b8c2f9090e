import { useQuery } from '@apollo/client/react';
import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { Loading } from '../../parts/loading.js';
import { Problem } from '../../parts/problem.js';
import { mineTexts } from '../../texts/mine.js';
import { mineWords } from '../../texts/mine-words.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import { MineEntryDocument, type MineEntryQuery } from './entry.generated.js';
import { EntryForms } from './entry-forms.js';
import { LeaveForm } from './leave-form.js';

/** NU-1: what stands in the roster about her. */
export function Entry() {
  const { data, error, refetch } = useQuery(MineEntryDocument);
  if (!data) return error ? <Problem error={error} retry={refetch} /> : <Loading />;
  return data.viewer.nurses.map((nurse) => <OwnEntry key={nurse.id} nurse={nurse} />);
}

/** An entry of the viewer's own. */
export type OwnNurse = MineEntryQuery['viewer']['nurses'][number];

function OwnEntry({ nurse }: { readonly nurse: OwnNurse }) {
  const texts = useTexts(mineTexts);
  const words = useTexts(mineWords);
  const format = useFormat();
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
      <ul className="plain">
        {appointments.map((appointment) => (
          <li key={appointment.id}>
            {words[appointment.role]}, {appointment.unit.name}{' '}
            <span className="quiet">{texts.since(format.shortDate(appointment.validFrom))}</span>
            <LeaveForm appointment={appointment} />
          </li>
        ))}
      </ul>
      {requests && requests.length > 0 && (
        <>
          <Heading level={3} data-size="xs">
            {texts.myRequests}
          </Heading>
          <ul>
            {requests.map(({ id, kind, status, recordedAt, decisionNote }) => (
              <li key={id}>
                {words[kind]}: {words[status]} <span className="quiet">{format.instant(recordedAt)}</span>
                {decisionNote && <Paragraph>«{decisionNote}»</Paragraph>}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
