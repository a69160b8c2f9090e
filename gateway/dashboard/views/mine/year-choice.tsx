import { useSearchParams } from 'wouter';
import { Choice } from '../../parts/choice.js';
import { minePlanTexts } from '../../texts/mine-plan.js';
import { useTexts } from '../../texts/use-language.js';

/** Years to choose among. */
export interface YearChoiceProps {
  readonly years: readonly number[];
  /** The one that is shown; offered too, whatever it is. */
  readonly chosen: number;
}

/** See {@link YearChoiceProps}; the address has it. */
export function YearChoice({ years, chosen }: YearChoiceProps) {
  const texts = useTexts(minePlanTexts);
  const [, setSearch] = useSearchParams();
  const all = [...new Set([...years, chosen])].toSorted();
  return (
    <search className="mine-filter">
      <Choice
        label={texts.year}
        value={String(chosen)}
        options={all.map((year) => [String(year), String(year)])}
        onChoose={(year) =>
          setSearch((current) => {
            const changed = new URLSearchParams(current);
            changed.set('ar', year);
            return changed;
          })
        }
      />
    </search>
  );
}
