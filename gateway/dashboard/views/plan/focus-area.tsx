import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { Loading } from '../../parts/loading.js';
import { WideTable } from '../../parts/wide-table.js';
import { planTexts } from '../../texts/plan.js';
import { useLocale, useTexts } from '../../texts/use-language.js';
import { type FocusAreaText, foreign, type NamedNetwork, type SubGoalState } from './plan-parts.js';
import { SubGoalRow } from './sub-goal-row.js';

/** A focus area, and where its sub-goals stand. */
export interface FocusAreaProps {
  readonly area: FocusAreaText;
  /** Where they stand, by number; null while it is fetched. */
  readonly states: ReadonlyMap<string, SubGoalState> | null;
  readonly networks: readonly NamedNetwork[];
  readonly year: number;
  /** Parameters of the address at which a sub-goal is open. */
  readonly linkOf: (subGoal: string) => Readonly<Record<string, string>>;
}

/** See {@link FocusAreaProps}. */
export function FocusArea({ area, states, networks, year, linkOf }: FocusAreaProps) {
  const texts = useTexts(planTexts);
  const locale = useLocale();
  const id = `area-${area.number}`;
  // The texts of an area are translated together.
  const lang = foreign(area.subGoals[0]?.item.shownIn ?? locale, locale);
  return (
    <section aria-labelledby={id} className="focus-area">
      <Heading level={2} id={id} data-size="md">
        {area.number} <span lang={lang}>{area.title}</span>
      </Heading>
      <Paragraph>
        {texts.goal}: <span lang={lang}>{area.goal}</span>
      </Paragraph>
      <Paragraph className="quiet" lang={lang}>
        {area.leadIn}
      </Paragraph>
      {states ? (
        <WideTable
          canDownload
          caption={texts.subGoalsOf(String(area.number), area.title, String(year))}
          hideCaption
          columns={[texts.subGoal, ...networks.map(({ name }) => name), texts.total]}
        >
          {area.subGoals.map((subGoal) => (
            <SubGoalRow
              key={subGoal.number}
              subGoal={subGoal}
              state={states.get(subGoal.number)}
              networks={networks}
              link={linkOf(subGoal.number)}
            />
          ))}
        </WideTable>
      ) : (
        <Loading lines={area.subGoals.length} />
      )}
    </section>
  );
}
