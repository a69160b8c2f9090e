import { useQuery } from '@apollo/client/react';
import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { Loading } from '../../parts/loading.js';
import { Problem } from '../../parts/problem.js';
import { mineEventsTexts } from '../../texts/mine-events.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import { EventCard, type Self } from './event-card.js';
import { MineComingEventsDocument } from './events.generated.js';
import { FurtherRows } from './further-rows.js';

/** Which events are listed, and for whom. */
export interface ComingEventsProps {
  readonly network: string;
  readonly selves: readonly Self[];
  /** First day. */
  readonly from: string;
  /** Cursor that they come after, and how many there are up to it. */
  readonly after?: string;
  readonly shown?: number;
}

/**
 * Events that are still to come, soonest first; every further page is below the one before, asked for by itself, so that all of them are fetched
 * anew after a change.
 */
export function ComingEvents({ network, selves, from, after, shown = 0 }: ComingEventsProps) {
  const texts = useTexts(mineEventsTexts);
  const format = useFormat();
  const variables = { network, from, after: after ?? null };
  const { data, previousData, error, refetch } = useQuery(MineComingEventsDocument, { variables });
  const events = (data ?? previousData)?.network?.events;
  if (!events) return error || data ? <Problem error={error ?? new Error('no events')} retry={refetch} /> : <Loading />;
  const { edges, totalCount, pageInfo } = events;
  const until = shown + edges.length;
  return (
    <>
      {after === undefined && (
        <Heading level={3} data-size="xs">
          {texts.coming(format.number(totalCount))}
        </Heading>
      )}
      {after === undefined && totalCount === 0 && <Paragraph>{texts.noneComing}</Paragraph>}
      {edges.map(({ node }) => node && <EventCard key={node.id} event={node} network={network} selves={selves} />)}
      {pageInfo.hasNextPage && pageInfo.endCursor && (
        <FurtherRows
          open={texts.more}
          label={texts.rows(format.number(until + 1), format.number(Math.min(until + edges.length, totalCount)), format.number(totalCount))}
        >
          <ComingEvents network={network} selves={selves} from={from} after={pageInfo.endCursor} shown={until} />
        </FurtherRows>
      )}
    </>
  );
}
