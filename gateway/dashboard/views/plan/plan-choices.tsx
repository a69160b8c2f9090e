import { Choice } from '../../parts/choice.js';
import { Choices } from '../../parts/choices.js';
import { planTexts } from '../../texts/plan.js';
import { useTexts } from '../../texts/use-language.js';
import { REGIONS } from './use-plan-state.js';

/** Which plan, and which year of it. */
export interface PlanChoicesProps {
  readonly region: string;
  readonly year: number;
  readonly years: readonly number[];
  readonly change: (change: Record<string, string>) => void;
}

/** See {@link PlanChoicesProps}. */
export function PlanChoices({ region, year, years, change }: PlanChoicesProps) {
  const texts = useTexts(planTexts);
  return (
    <Choices label={texts.choices}>
      <Choice
        label={texts.region}
        value={region}
        options={[...REGIONS]}
        // Of another region, neither the sub-goal nor the network means anything.
        onChoose={(value) => change({ region: value, subGoal: '', network: '' })}
      />
      <Choice
        label={texts.year}
        value={String(year)}
        options={years.map((one) => [String(one), String(one)] as const)}
        onChoose={(value) => change({ year: value })}
      />
    </Choices>
  );
}
