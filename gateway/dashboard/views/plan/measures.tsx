import { useQuery } from '@apollo/client/react';
import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { Choice } from '../../parts/choice.js';
import { Choices } from '../../parts/choices.js';
import { Loading } from '../../parts/loading.js';
import { Problem } from '../../parts/problem.js';
import { sectorName } from '../../parts/sector-name.js';
import { Sources } from '../../parts/sources.js';
import { useInstantOf } from '../../parts/use-instant-of.js';
import { planTexts } from '../../texts/plan.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import { MeasureTable } from './measure-table.js';
import { PlanMeasuresDocument } from './plan.generated.js';
import type { NamedNetwork } from './plan-parts.js';
import { MEASURE_STATUSES, type PlanState } from './use-plan-state.js';

/** The measures of a region in a year, or of one sub-goal. */
export interface MeasuresProps {
  readonly state: PlanState;
  readonly change: (change: Record<string, string>) => void;
  readonly year: number;
  readonly networks: readonly NamedNetwork[];
}

/** See {@link MeasuresProps}. */
export function Measures({ state, change, year, networks }: MeasuresProps) {
  const texts = useTexts(planTexts);
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
  const { data, error, refetch } = useQuery(PlanMeasuresDocument, {
    variables: { filter, after: state.after || null },
    fetchPolicy: 'cache-and-network',
  });
  const found = data?.measures;
  const at = useInstantOf(found);
  return (
    <section aria-labelledby="measures">
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
          <Paragraph aria-live="polite">
            {found.totalCount === 0 ? texts.noMeasures : texts.found(format.number(found.totalCount))}
          </Paragraph>
          {!found.complete && (
            <Sources
              sources={found.sources.map((source) => ({ name: sectorName(source.sector), answers: source.state === 'OK' }))}
              at={at}
              retry={refetch}
            />
          )}
          {found.totalCount > 0 && <MeasureTable edges={found.edges} />}
          <div className="pager">
            {state.after !== '' && (
              <Button variant="secondary" onClick={() => change({ after: '' })}>
                {texts.first}
              </Button>
            )}
            {found.pageInfo.hasNextPage && (
              <Button variant="secondary" onClick={() => change({ after: found.pageInfo.endCursor ?? '' })}>
                {texts.more}
              </Button>
            )}
          </div>
        </>
      ) : error ? (
        <Problem error={error} retry={refetch} />
      ) : (
        <Loading />
      )}
    </section>
  );
}
