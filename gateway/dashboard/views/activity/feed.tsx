import { useQuery } from '@apollo/client/react';
import { Button, Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import { Choice } from '../../parts/choice.js';
import { Choices } from '../../parts/choices.js';
import { Loading } from '../../parts/loading.js';
import { Problem } from '../../parts/problem.js';
import { Sources, sourceOf } from '../../parts/sources.js';
import { useInstantOf } from '../../parts/use-instant-of.js';
import { activityTexts } from '../../texts/activity.js';
import { useFormat } from '../../texts/use-format.js';
import { useLocale, useTexts } from '../../texts/use-language.js';
import { ActivityFeedDocument } from './activity.generated.js';
import type { CalendarProps } from './calendar.js';
import { ACTIVITY_KINDS, type ActivityState } from './use-activity-state.js';

/** What happened lately, newest first. */
export function Feed({ state, change }: CalendarProps) {
  const texts = useTexts(activityTexts);
  const format = useFormat();
  const locale = useLocale();
  const filter = { region: state.region || null, network: state.network || null, kind: state.kind || null };
  const variables = { filter, after: state.after || null, locale };
  const { data, previousData, error, refetch } = useQuery(ActivityFeedDocument, { variables, fetchPolicy: 'no-cache' });
  const found = (data ?? (error ? undefined : previousData))?.activity;
  const at = useInstantOf(found);
  return (
    <section aria-labelledby="lately">
      <Heading level={2} id="lately" data-size="md">
        {texts.lately}
      </Heading>
      <Choices label={texts.lately}>
        <Choice
          label={texts.kind}
          value={state.kind}
          options={ACTIVITY_KINDS.map((kind) => [kind, texts[kind]])}
          none={texts.any}
          onChoose={(kind) => change({ kind: kind as ActivityState['kind'] })}
        />
      </Choices>
      {!found && (error ? <Problem error={error} retry={refetch} /> : <Loading />)}
      {found && (
        <>
          <Sources sources={found.sources.map(sourceOf)} at={at} retry={refetch} />
          {found.edges.length === 0 && <Paragraph>{texts.nothing}</Paragraph>}
          <ul className="plain cards">
            {found.edges.map(({ cursor, node }) => (
              <li key={cursor}>
                {node ? (
                  <>
                    <Heading level={3} data-size="xs">
                      {node.title}
                    </Heading>
                    {node.summary && <p>{node.summary}</p>}
                    <p className="quiet">
                      <Tag data-color="neutral" data-size="sm">
                        {texts[node.kind]}
                      </Tag>{' '}
                      {node.network?.name} <time dateTime={node.publishedAt}>{texts.published(format.instant(node.publishedAt))}</time>{' '}
                      {node.url && <a href={node.url}>{texts.link}</a>}
                    </p>
                  </>
                ) : (
                  texts.silentRow
                )}
              </li>
            ))}
          </ul>
          <div className="pager">
            {state.after !== '' && (
              <Button variant="secondary" onClick={() => change({ after: '' })}>
                {texts.newest}
              </Button>
            )}
            {found.pageInfo.hasNextPage && (
              <Button variant="secondary" onClick={() => change({ after: found.pageInfo.endCursor ?? '' })}>
                {texts.more}
              </Button>
            )}
          </div>
        </>
      )}
    </section>
  );
}
