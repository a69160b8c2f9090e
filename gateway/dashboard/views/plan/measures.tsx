import { useQuery } from '@apollo/client/react';
import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { useRef } from 'react';
import { Choice } from '../../parts/choice.js';
import { Choices } from '../../parts/choices.js';
import { Loading } from '../../parts/loading.js';
import { Pager } from '../../parts/pager.js';
import { PictureSourceContext } from '../../parts/picture-source.js';
import { Problem } from '../../parts/problem.js';
import { rowRange } from '../../parts/row-range.js';
import { Sources, sourceOf } from '../../parts/sources.js';
import { useInstantOf } from '../../parts/use-instant-of.js';
import { partsTexts } from '../../texts/parts.js';
import { planTexts } from '../../texts/plan.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import { MeasureTable } from './measure-table.js';
import { PlanMeasuresDocument } from './plan.generated.js';
import type { NamedNetwork } from './plan-parts.js';
import { MEASURE_STATUSES, type PlanState, REGIONS } from './use-plan-state.js';

/** Rows of a full page. */
const PAGE_ROWS = 20;

/** The measures of a region in a year, or of one sub-goal. */
export interface MeasuresProps {
  readonly state: PlanState;
  readonly change: (change: Partial<Record<keyof PlanState, string>>) => void;
  readonly year: number;
  readonly networks: readonly NamedNetwork[];
}

/** See {@link MeasuresProps}. */
export function Measures({ state, change, year, networks }: MeasuresProps) {
  const texts = useTexts(planTexts);
  const parts = useTexts(partsTexts);
  const format = useFormat();
  // A network of another region, or none at all, narrows nothing.
  const network = networks.some(({ slug }) => slug === state.network) ? state.network : '';
  const filter = {
    region: state.region,
    year,
    network: network || null,
    status: state.status || null,
    subGoal: state.subGoal || null,
  };
  const { data, previousData, loading, error, refetch } = useQuery(PlanMeasuresDocument, {
    variables: { filter, first: PAGE_ROWS, after: state.after || null },
    fetchPolicy: 'cache-and-network',
  });
  const found = (data ?? (error ? undefined : previousData))?.measures;
  const heading = useRef<HTMLParagraphElement>(null);
  const at = useInstantOf(found);
  const sources = (found?.sources ?? []).map(sourceOf);
  const total = found?.totalCount ?? 0;
  const range = rowRange(state, { size: PAGE_ROWS, shown: found?.edges.length ?? 0, total });
  const rows = range ? parts.rows(format.number(range.from), format.number(range.to), format.number(total)) : format.number(total);
  const isDemo = found?.edges.some(({ node }) => node?.demo) ?? false;
  return (
    <section aria-labelledby="measures" aria-busy={loading}>
      <Heading level={2} id="measures" data-size="md">
        {state.subGoal === '' ? texts.measures : texts.measuresOf(state.subGoal)}
      </Heading>
      <Choices label={texts.measures}>
        <Choice
          label={texts.network}
          value={network}
          options={networks.map(({ slug, name }) => [slug, name] as const)}
          none={texts.all}
          onChoose={(value) => change({ network: value })}
        />
        <Choice
          label={texts.status}
          value={state.status}
          options={MEASURE_STATUSES.map((status) => [status, texts[status]] as const)}
          none={texts.all}
          onChoose={(value) => change({ status: value })}
        />
      </Choices>
      {found ? (
        <>
          <Paragraph aria-live="polite" ref={heading} tabIndex={-1}>
            {found.totalCount === 0 ? texts.noMeasures : texts.found(rows)}
          </Paragraph>
          {!found.complete && <Sources sources={sources} at={at} retry={refetch} />}
          {found.totalCount > 0 && (
            <PictureSourceContext value={{ about: `${REGIONS.get(state.region)} ${year}`, sources, at, isDemo }}>
              <MeasureTable edges={found.edges} />
            </PictureSourceContext>
          )}
          <Pager
            place={state}
            pageInfo={found.pageInfo}
            isBusy={loading}
            go={({ after, page }) => change({ after, page })}
            heading={heading}
          />
        </>
      ) : error ? (
        <Problem error={error} retry={refetch} />
      ) : (
        <Loading />
      )}
    </section>
  );
}
