import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { qualityTexts } from '../../texts/quality.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import { NetworkRows, type QualityData, type QualityFigures } from './network-rows.js';

/** Reports expected, received and on time. */
export function Reporting({ quality }: { readonly quality: QualityData }) {
  const texts = useTexts(qualityTexts);
  const heading = texts.reporting(String(quality.year));
  return (
    <section aria-labelledby="reporting">
      <Heading level={2} id="reporting" data-size="md">
        {heading}
      </Heading>
      <Paragraph>{texts.reportingNote}</Paragraph>
      <NetworkRows
        quality={quality}
        caption={heading}
        columns={(['UNIT', 'ANNUAL'] as const).map((kind) => ({
          name: texts[kind],
          show: ({ reporting }: QualityFigures) => <Reports reporting={reporting.find((one) => one.kind === kind)} />,
        }))}
      />
    </section>
  );
}

function Reports({ reporting }: { readonly reporting: QualityFigures['reporting'][number] | undefined }) {
  const texts = useTexts(qualityTexts);
  const format = useFormat();
  if (!reporting) return <>–</>;
  const { expected, actual, onTime } = reporting;
  return (
    <>
      {texts.reports(format.number(actual), format.number(expected))}
      {expected > 0 && ` (${format.percent(actual / expected, 0)})`}
      <small className="quiet block">{texts.onTime(format.number(onTime))}</small>
    </>
  );
}
