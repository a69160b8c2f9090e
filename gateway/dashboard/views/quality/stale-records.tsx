import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { qualityTexts } from '../../texts/quality.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import { NetworkRows, type QualityData, type QualityFigures } from './network-rows.js';

const KINDS = ['CONTACT', 'APPOINTMENT'] as const;

/** Records that nobody has verified for too long. */
export function StaleRecords({ quality }: { readonly quality: QualityData }) {
  const texts = useTexts(qualityTexts);
  const format = useFormat();
  const heading = texts.stale(format.shortDate(quality.asOf));
  const limitOf = (kind: string) => format.number(quality.total.freshness.find((one) => one.kind === kind)?.limitDays ?? 0);
  const all = recordsOf(quality.total);
  const summary = quality.complete ? texts.staleSummary : texts.staleSummaryOfAnswered;
  return (
    <section aria-labelledby="stale">
      <Heading level={2} id="stale" data-size="md">
        {heading}
      </Heading>
      {all > 0 && <Paragraph>{summary(format.number(quality.total.staleRecords), format.number(all))}</Paragraph>}
      <Paragraph className="quiet">{texts.staleNote(limitOf('CONTACT'), limitOf('APPOINTMENT'))}</Paragraph>
      <NetworkRows
        quality={quality}
        caption={heading}
        columns={[
          ...KINDS.map((kind) => ({
            name: texts[kind],
            show: ({ freshness }: QualityFigures) => {
              const count = freshness.find((one) => one.kind === kind);
              return count ? texts.staleOf(format.number(count.stale + count.expired), format.number(count.total)) : '–';
            },
          })),
          {
            name: texts.staleTotal,
            show: (figures) => {
              const records = recordsOf(figures);
              return (
                <>
                  <strong>{format.number(figures.staleRecords)}</strong>
                  {records > 0 && <span className="quiet"> {format.percent(figures.staleRecords / records, 0)}</span>}
                </>
              );
            },
          },
          { name: texts.oldest, show: ({ oldestVerified }) => (oldestVerified ? format.shortDate(oldestVerified) : '–') },
        ]}
      />
    </section>
  );
}

const recordsOf = ({ freshness }: QualityFigures): number => freshness.reduce((sum, { total }) => sum + total, 0);
