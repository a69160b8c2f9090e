import { Choice } from '../../parts/choice.js';
import { Choices } from '../../parts/choices.js';
import { todayInOslo } from '../../parts/today-in-oslo.js';
import { useAddress } from '../../parts/use-address.js';
import { coverageTexts } from '../../texts/coverage.js';
import { useTexts } from '../../texts/use-language.js';
import { DayField } from './day-field.js';
import { AGE_GROUPS, BREAKDOWNS, FIRST_YEAR, GEOGRAPHIES, type Offer, type Question } from './read-question.js';

/** The form of the view. */
export interface ControlsProps {
  readonly question: Question;
  readonly offers: readonly Offer[];
  readonly regions: readonly { readonly slug: string; readonly name: string }[];
}

/** What is shown, and what else may be. A choice is in the address at once; what does not go together is not offered. */
export function Controls({ question, offers, regions }: ControlsProps) {
  const texts = useTexts(coverageTexts);
  const { write } = useAddress();
  const { indicator, by, region, ageGroup, day, year, geography } = question;
  const running = Number(todayInOslo().slice(0, 4));
  const years = Array.from({ length: running - FIRST_YEAR }, (_, before) => String(running - 1 - before));
  const name = (key: (typeof BREAKDOWNS | typeof AGE_GROUPS | typeof GEOGRAPHIES)[number]) => [key, texts[key]] as const;
  // Another table has other groups.
  const choose = (parameter: string) => (value: string) => write({ [parameter]: value, gruppe: '' });
  return (
    <Choices label={texts.choices}>
      <Choice
        label={texts.indicator}
        value={indicator.id}
        options={offers.map(({ id, title }) => [id, title] as const)}
        onChoose={choose('indikator')}
      />
      <Choice
        label={texts.by}
        value={by}
        options={BREAKDOWNS.filter((key) => indicator.breakdowns.includes(key)).map(name)}
        onChoose={choose('fordeling')}
      />
      <Choice
        label={texts.region}
        value={region}
        none={texts.allRegions}
        options={regions.map((one) => [one.slug, one.name] as const)}
        onChoose={choose('omrade')}
      />
      {indicator.unit === 'PER_10000' && (
        <Choice label={texts.ageGroup} value={ageGroup} options={AGE_GROUPS.map(name)} onChoose={(value) => write({ alder: value })} />
      )}
      <Choice
        label={texts.moment}
        value={day || String(year ?? '')}
        none={texts.today}
        options={[...(day === '' ? [] : [[day, texts.onDay] as const]), ...years.map((past) => [past, texts.endOf(past)] as const)]}
        onChoose={(value) => write(value === day ? {} : { ar: value, dag: '' })}
      />
      <DayField label={texts.day} value={day} choose={(value) => write({ dag: value, ar: '' })} />
      {by === 'AREA' && <Choice label={texts.geography} value={geography} options={GEOGRAPHIES.map(name)} onChoose={choose('inndeling')} />}
    </Choices>
  );
}
