import { useQuery } from '@apollo/client/react';
import { Paragraph, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { Loading } from '../../parts/loading.js';
import { Problem } from '../../parts/problem.js';
import { useSettled } from '../../parts/use-settled.js';
import { mineTexts } from '../../texts/mine.js';
import { mineEventsTexts } from '../../texts/mine-events.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import { useDrafted } from './change/change-context.js';
import { ChoiceField } from './change/fields.js';
import { MineParticipantsDocument } from './events.generated.js';

const TYPING_RESTS_MS = 300;

/** Whose persons may be chosen, and who is chosen already. */
export interface ParticipantFieldProps {
  readonly network: string;
  /** Ids of persons. */
  readonly registered: readonly string[];
}

/** See {@link ParticipantFieldProps}. */
export function ParticipantField({ network, registered }: ParticipantFieldProps) {
  const texts = useTexts(mineTexts);
  const eventTexts = useTexts(mineEventsTexts);
  const format = useFormat();
  // Who was found by it is among the choices again when the form comes back.
  const [text, setText] = useState(useDrafted('search')?.[0] ?? '');
  const variables = { network, text: useSettled(text.trim(), TYPING_RESTS_MS) || null };
  const { data, previousData, error, refetch } = useQuery(MineParticipantsDocument, { variables });
  const found = (data ?? previousData)?.network?.nurses;
  if (!found) return error || data ? <Problem error={error ?? new Error('no persons')} retry={refetch} /> : <Loading lines={2} />;
  const persons = found.edges.flatMap(({ node }) => (node && !registered.includes(node.id) ? [node] : []));
  return (
    <>
      <Textfield
        label={eventTexts.searchPerson}
        name="search"
        type="search"
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <ChoiceField
        name="nurseId"
        label={eventTexts.whom}
        // Nobody is chosen until somebody is.
        options={[['', eventTexts.choose], ...persons.map(({ id, name }) => [id, name ?? texts.unnamed] as const)]}
      />
      {persons.length === 0 && <Paragraph role="status">{eventTexts.nobodyFound}</Paragraph>}
      {found.totalCount > found.edges.length && (
        <Paragraph className="quiet">
          {eventTexts.firstPersons(format.number(found.edges.length), format.number(found.totalCount))}
        </Paragraph>
      )}
    </>
  );
}
