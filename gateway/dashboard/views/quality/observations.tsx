import { Table, Tag } from '@digdir/designsystemet-react';
import { WideTable } from '../../parts/wide-table.js';
import { qualityTexts } from '../../texts/quality.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import { type Observation, SourceLink } from './source-link.js';

/** Published figures side by side. */
export interface ObservationsProps {
  readonly caption: string;
  readonly observations: readonly Observation[];
}

/** See {@link ObservationsProps}: each with the words of its source, untouched. */
export function Observations({ caption, observations }: ObservationsProps) {
  const texts = useTexts(qualityTexts);
  return (
    <WideTable
      canDownload
      caption={caption}
      hideCaption
      columns={[texts.figure, texts.words, texts.about, texts.precision, texts.day, texts.source]}
    >
      {observations.map((observation) => (
        <ObservationRow key={observation.key} observation={observation} />
      ))}
    </WideTable>
  );
}

function ObservationRow({ observation }: { readonly observation: Observation }) {
  const texts = useTexts(qualityTexts);
  const format = useFormat();
  const { value, valueHigh, precision, unitInferred, verbatim, preferred, preference, period, subject, source } = observation;
  const high = valueHigh === null ? '' : `–${format.number(valueHigh)}`;
  const time = () => {
    if (!period?.from && !period?.to) return texts.undated;
    if (!period.to) return texts.from(format.shortDate(period.from ?? ''));
    return period.from
      ? texts.between(format.shortDate(period.from), format.shortDate(lastDayBefore(period.to)))
      : texts.until(format.shortDate(period.to));
  };
  return (
    <Table.Row>
      <Table.HeaderCell scope="row" className="number">
        {value === null ? <em>{texts.noFigure}</em> : `${format.number(value)}${high}`}
        {preferred && (
          <>
            {' '}
            <Tag data-color="success" data-size="sm">
              ✓ {texts.preferred}
            </Tag>
          </>
        )}
        {unitInferred && <small className="quiet block">{texts.inferred}</small>}
        {preference && <small className="quiet block">{texts.chosen(preference.reason)}</small>}
      </Table.HeaderCell>
      <Table.Cell>
        <q lang="nb">{verbatim}</q>
      </Table.Cell>
      <Table.Cell>{subject.label}</Table.Cell>
      <Table.Cell>{texts[precision]}</Table.Cell>
      <Table.Cell>{time()}</Table.Cell>
      <Table.Cell>
        <SourceLink source={source} />
      </Table.Cell>
    </Table.Row>
  );
}

/** The end of a period is the day after its last. */
const lastDayBefore = (day: string): string => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
