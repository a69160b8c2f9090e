import { useQuery } from '@apollo/client/react';
import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { Loading } from '../../parts/loading.js';
import { Problem } from '../../parts/problem.js';
import { mineEventsTexts } from '../../texts/mine-events.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import { EventCard, type Self } from './event-card.js';
import { MinePastEventsDocument } from './events.generated.js';
import { FurtherRows } from './further-rows.js';

/** Attendance is recorded after the day: so many days are listed at once. */
const DAYS = 90;

/** Which events are listed, and for whom. */
export interface PastEventsProps {
  readonly network: string;
  readonly selves: readonly Self[];
  /** Day after the last. */
  readonly to: string;
  /** Whether newer ones are above them. */
  readonly isFurther?: boolean;
}

/** Events that have passed, newest first. The graph lists from the oldest on: so they are fetched by days, the last ones first. */
export function PastEvents({ network, selves, to, isFurther = false }: PastEventsProps) {
  const texts = useTexts(mineEventsTexts);
  const format = useFormat();
  const from = dayBefore(to, DAYS);
  const { data, previousData, error, refetch } = useQuery(MinePastEventsDocument, { variables: { network, from, to } });
  const found = (data ?? previousData)?.network;
  if (!found?.events) return error || data ? <Problem error={error ?? new Error('no events')} retry={refetch} /> : <Loading />;
  const { edges, totalCount } = found.events;
  return (
    <>
      {!isFurther && (
        <Heading level={3} data-size="xs">
          {texts.past}
        </Heading>
      )}
      {totalCount === 0 && <Paragraph>{texts.noneBetween}</Paragraph>}
      {totalCount > edges.length && <Paragraph>{texts.firstOf(format.number(edges.length), format.number(totalCount))}</Paragraph>}
      {edges.toReversed().map(({ node }) => node && <EventCard key={node.id} event={node} network={network} selves={selves} />)}
      {found.older && found.older.totalCount > 0 && (
        <FurtherRows open={texts.older} label={texts.between(format.date(dayBefore(from, DAYS)), format.date(dayBefore(from, 1)))}>
          <PastEvents network={network} selves={selves} to={from} isFurther />
        </FurtherRows>
      )}
    </>
  );
}

const dayBefore = (day: string, days: number): string => new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);
