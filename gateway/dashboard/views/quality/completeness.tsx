import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { partsTexts } from '../../texts/parts.js';
import { qualityTexts } from '../../texts/quality.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import { NetworkRows, type QualityData, type QualityFigures } from './network-rows.js';

const WAYS = ['MARKED_COMPLETE', 'COMPULSORY_FILLED', 'VALUES_FILLED'] as const;

/** Completeness in each of the three ways, with numerator and denominator. */
export function Completeness({ quality }: { readonly quality: QualityData }) {
  const texts = useTexts(qualityTexts);
  return (
    <section aria-labelledby="completeness">
      <Heading level={2} id="completeness" data-size="md">
        {texts.completeness}
      </Heading>
      <Paragraph>{texts.completenessNote}</Paragraph>
      <NetworkRows
        quality={quality}
        caption={texts.completeness}
        columns={WAYS.map((way) => ({
          name: texts[way],
          show: ({ completeness }: QualityFigures) => <Filled share={completeness.find((one) => one.way === way)} />,
        }))}
      />
    </section>
  );
}

function Filled({ share }: { readonly share: QualityFigures['completeness'][number] | undefined }) {
  const parts = useTexts(partsTexts);
  const format = useFormat();
  if (!share || share.value === null) return <>–</>;
  return (
    <>
      <strong>{format.percent(share.value)}</strong>{' '}
      <span className="quiet">{parts.of(format.number(share.numerator), format.number(share.denominator))}</span>
    </>
  );
}
