import { Paragraph } from '@digdir/designsystemet-react';
import { REGISTRY } from '../../../../shared/sectors.js';
import { mineTexts } from '../../texts/mine.js';
import { mineEventsTexts } from '../../texts/mine-events.js';
import { mineWords } from '../../texts/mine-words.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import type { MineEventFragment as MineEvent } from './events.generated.js';

/** What is known of an event, and whether its day has come. */
export interface EventFactsListProps {
  readonly event: MineEvent;
  readonly hasBegun: boolean;
}

/** See {@link EventFactsListProps}: what is said of it and how many come, in a few lines. */
export function EventFactsList({ event, hasBegun }: EventFactsListProps) {
  const texts = useTexts(mineTexts);
  const eventTexts = useTexts(mineEventsTexts);
  const words = useTexts(mineWords);
  const format = useFormat();
  const { kind, date, startsAt, endsAt, place, description, topics, jointWith, registeredCount, attendedCount } = event;
  const time = startsAt && (endsAt ? eventTexts.atTo(startsAt, endsAt) : eventTexts.at(startsAt));
  const facts = [
    [format.date(date), time].filter(Boolean).join(' '),
    words[kind],
    place,
    registeredCount !== null && texts.registered(format.number(registeredCount)),
    attendedCount !== null && hasBegun && texts.attended(format.number(attendedCount)),
  ];
  return (
    <>
      <Paragraph>{facts.filter(Boolean).join(', ')}</Paragraph>
      {description && <Paragraph className="as-written">{description}</Paragraph>}
      {topics.length > 0 && <Paragraph className="quiet">{eventTexts.topicsAre(topics.join(', '))}</Paragraph>}
      {jointWith.length > 0 && <Paragraph className="quiet">{eventTexts.jointIs(jointWith.map(nameOf).join(', '))}</Paragraph>}
    </>
  );
}

const nameOf = (network: string): string =>
  REGISTRY.sectors.flatMap(({ networks }) => networks).find(({ slug }) => slug === network)?.name ?? network;
