import { REGISTRY } from '../../../../shared/sectors.js';
import { mineTexts } from '../../texts/mine.js';
import { mineEventsTexts } from '../../texts/mine-events.js';
import { mineWords } from '../../texts/mine-words.js';
import { useTexts } from '../../texts/use-language.js';
import { ChoiceField, TextField } from './change/fields.js';
import { LongField } from './change/long-field.js';
import { MoreFields } from './change/more-fields.js';
import { TicksField } from './change/ticks-field.js';
import type { EventFacts } from './read-event.js';

const KINDS = ['NETWORK_MEETING', 'GATHERING', 'PROFESSIONAL_DAY', 'JOINT_PROFESSIONAL_DAY', 'COURSE'] as const;
const DAYS = ['0', '1', '2', '3', '4', '5'] as const;

/** What few events need. */
const MORE = ['description', 'topics', 'jointWith', 'days', 'decidedOn'] as const;

/** The fields of an event that is planned or changed: when and where it is at once, the rest on demand. */
export function EventFields({ event, network }: { readonly event?: EventFacts; readonly network: string }) {
  const texts = useTexts(mineTexts);
  const eventTexts = useTexts(mineEventsTexts);
  const words = useTexts(mineWords);
  return (
    <>
      <TextField name="title" label={texts.eventTitle} required defaultValue={event?.title ?? ''} />
      <ChoiceField
        name="kind"
        label={texts.kind}
        {...(event ? { defaultValue: event.kind } : {})}
        options={KINDS.map((kind) => [kind, words[kind]])}
      />
      <TextField name="date" label={texts.date} type="date" required defaultValue={event?.date ?? ''} />
      <TextField
        name="startsAt"
        label={eventTexts.startsAt}
        type="time"
        description={eventTexts.timesHint}
        defaultValue={event?.startsAt ?? ''}
      />
      <TextField name="endsAt" label={eventTexts.endsAt} type="time" defaultValue={event?.endsAt ?? ''} />
      <TextField name="place" label={texts.place} defaultValue={event?.place ?? ''} />
      <MoreFields title={eventTexts.moreFields} names={MORE} isFilled={event !== undefined && saysMore(event)}>
        <LongField name="description" label={eventTexts.description} description={texts.noteHint} defaultValue={event?.description ?? ''} />
        <TextField
          name="topics"
          label={eventTexts.topics}
          description={eventTexts.topicsHint}
          defaultValue={event?.topics.join(', ') ?? ''}
        />
        <TicksField name="jointWith" legend={eventTexts.jointWith} options={othersThan(network)} ticked={event?.jointWith ?? []} />
        <ChoiceField
          name="days"
          label={eventTexts.days}
          defaultValue={String(event?.days ?? 1)}
          options={DAYS.map((days) => [days, days])}
        />
        <TextField
          name="decidedOn"
          label={eventTexts.decidedOn}
          type="date"
          description={eventTexts.decidedOnHint}
          // A day that was given can be moved, not taken away.
          required={Boolean(event?.decidedOn)}
          defaultValue={event?.decidedOn ?? ''}
        />
      </MoreFields>
    </>
  );
}

const saysMore = ({ description, topics, jointWith, days, decidedOn }: EventFacts): boolean =>
  description !== null || topics.length > 0 || jointWith.length > 0 || days !== 1 || decidedOn !== null;

/** All networks but one; whichever owner they have, an event may be theirs too. */
const othersThan = (network: string) =>
  REGISTRY.sectors.flatMap(({ networks }) =>
    networks.filter(({ slug }) => slug !== network).map(({ slug, name }) => [slug, name] as const),
  );
