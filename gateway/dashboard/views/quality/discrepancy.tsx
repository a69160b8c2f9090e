import { Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import { useId } from 'react';
import { qualityTexts } from '../../texts/quality.js';
import { useFormat } from '../../texts/use-format.js';
import { useLocale, useTexts } from '../../texts/use-language.js';
import { Computed } from './computed.js';
import { Observations } from './observations.js';
import type { QualityDiscrepanciesQuery } from './quality.generated.js';

/** What does not agree. */
export type DiscrepancyItem = QualityDiscrepanciesQuery['discrepancies']['items'][number];

/** A disagreement: what it is, the words of each source, and apart from them what was counted. */
export function Discrepancy({ discrepancy }: { readonly discrepancy: DiscrepancyItem }) {
  const texts = useTexts(qualityTexts);
  const format = useFormat();
  const locale = useLocale();
  const id = useId();
  const { kind, title, explanation, shownIn, spread, observations, entry, concerns, uncounted } = discrepancy;
  const lang = shownIn === locale ? undefined : shownIn.toLowerCase();
  const networks = concerns.flatMap(({ network }) => (network ? [network.name] : []));
  return (
    <article aria-labelledby={id} className="discrepancy">
      <Heading level={3} id={id} data-size="xs" lang={lang}>
        {title}
      </Heading>
      <Paragraph>
        <Tag data-color="info" data-size="sm">
          {texts[kind]}
        </Tag>{' '}
        {networks.length > 0 && (
          <span className="quiet">
            {texts.concerns}: {networks.join(', ')}
          </span>
        )}
      </Paragraph>
      <Paragraph lang={lang}>{explanation}</Paragraph>
      {spread && <Paragraph>{texts.spread(format.number(spread.difference))}</Paragraph>}
      {entry && entry.ageDays !== null && <Paragraph>{texts.entry(entry.service.name, format.number(entry.ageDays))}</Paragraph>}
      {observations.length === 0 ? <Paragraph>{texts.noSources}</Paragraph> : <Observations caption={title} observations={observations} />}
      {uncounted === null ? (
        <Computed figures={discrepancy.computed} observations={observations} />
      ) : (
        <Paragraph className="quiet">
          {texts.uncounted}: <span lang={lang}>{uncounted}</span>
        </Paragraph>
      )}
    </article>
  );
}
