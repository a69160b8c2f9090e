import { Heading } from '@digdir/designsystemet-react';
import { qualityTexts } from '../../texts/quality.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import type { DiscrepancyItem } from './discrepancy.js';
import type { Observation } from './source-link.js';

/** What the rosters give for the same. */
export interface ComputedProps {
  readonly figures: DiscrepancyItem['computed'];
  readonly observations: readonly Observation[];
}

/** See {@link ComputedProps}: beside the sources, in a frame of its own. */
export function Computed({ figures, observations }: ComputedProps) {
  const texts = useTexts(qualityTexts);
  const format = useFormat();
  if (figures.length === 0) return null;
  const labelOf = (key: string) => {
    const value = observations.find((observation) => observation.key === key)?.value;
    return value === null || value === undefined ? '–' : format.number(value);
  };
  return (
    <div className="computed">
      <Heading level={4} data-size="2xs">
        {texts.computed}
      </Heading>
      <ul className="plain">
        {figures.map(({ subject, asOf, value, note, differences }) => (
          <li key={`${subject.key} ${asOf}`}>
            {texts.computedOn(subject.label, format.shortDate(asOf))} <strong>{value === null ? '–' : format.number(value)}</strong>
            {differences.flatMap(({ observation, value: difference }) =>
              difference === null
                ? []
                : [
                    <span key={observation} className="difference">
                      {difference === 0
                        ? texts.same(labelOf(observation))
                        : texts.difference(signed(difference, format.number), labelOf(observation))}
                    </span>,
                  ],
            )}
            <small className="quiet block">{note}</small>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** With a sign that is read as such. */
const signed = (value: number, write: (value: number) => string): string => (value > 0 ? `+${write(value)}` : `−${write(-value)}`);
