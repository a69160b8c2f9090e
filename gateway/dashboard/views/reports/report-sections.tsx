import { Heading, Table } from '@digdir/designsystemet-react';
import { WideTable } from '../../parts/wide-table.js';
import { partsTexts } from '../../texts/parts.js';
import { reportsTexts } from '../../texts/reports.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import type { Report } from './annual-report.js';
import type { NoteNumbers } from './note-numbers.js';

type Section = Report['sections'][number];

/** The figures of a report, theme by theme. */
export interface ReportSectionsProps {
  readonly sections: readonly Section[];
  readonly notes: NoteNumbers;
}

/** See {@link ReportSectionsProps}. */
export function ReportSections({ sections, notes }: ReportSectionsProps) {
  const texts = useTexts(reportsTexts);
  return sections.map(({ kind, title, statistics }) => (
    <section key={kind} aria-labelledby={kind}>
      <Heading level={2} id={kind} data-size="sm">
        {title}
      </Heading>
      <WideTable canDownload caption={title} hideCaption columns={[texts.indicator, texts.value, texts.counted, texts.interval]}>
        {statistics.map((figure) => (
          <FigureRow key={figure.indicator.id} figure={figure} notes={notes} />
        ))}
      </WideTable>
    </section>
  ));
}

function FigureRow({ figure, notes }: { readonly figure: Section['statistics'][number]; readonly notes: NoteNumbers }) {
  const texts = useTexts(reportsTexts);
  const parts = useTexts(partsTexts);
  const format = useFormat();
  const { indicator, state, value, unit, numerator, denominator, interval } = figure;
  const write = (told: number) => (unit === 'SHARE' ? format.percent(told) : format.number(told, 2));
  const states = { VALUE: parts.missing, SUPPRESSED: parts.suppressed, MISSING: parts.missing, NOT_COMPARABLE: parts.notComparable };
  const numbers = [...new Set(figure.notes.map(({ text }) => notes.get(text)))];
  return (
    <Table.Row>
      <Table.HeaderCell scope="row">
        {indicator.title}
        {numbers.length > 0 && (
          <small>
            {' '}
            <span className="visually-hidden">{texts.notes}</span> {numbers.map((number) => `(${number})`).join(' ')}
          </small>
        )}
      </Table.HeaderCell>
      <Table.Cell className="number">
        {state !== 'VALUE' || value === null ? (
          <em>{states[state]}</em>
        ) : (
          <strong>{unit === 'SHARE' ? write(value) : parts.per10000(write(value))}</strong>
        )}
      </Table.Cell>
      <Table.Cell className="number">
        {numerator !== null && denominator !== null ? parts.of(format.number(numerator), format.number(denominator)) : '–'}
      </Table.Cell>
      <Table.Cell className="number">{interval ? texts.to(write(interval.low), write(interval.high)) : '–'}</Table.Cell>
    </Table.Row>
  );
}
