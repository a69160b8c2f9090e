import { Button, Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { overviewTexts } from '../../texts/overview.js';
import { useFormat } from '../../texts/use-format.js';
import { useLocale, useTexts } from '../../texts/use-language.js';
import type { OverviewQuery } from './overview.generated.js';

const COLORS = { WARNING: 'danger', NOTICE: 'warning', INFO: 'info' } as const;
/** Shown before anybody asks for more. */
const FEW = 5;

/** What is to be looked at, worst first; with `?varsler=` that of one network alone. */
export function Alerts({ list }: { readonly list: OverviewQuery['alerts'] }) {
  const texts = useTexts(overviewTexts);
  const format = useFormat();
  const locale = useLocale();
  const [search] = useSearchParams();
  const network = search.get('varsler');
  const [isWhole, setWhole] = useState(false);
  const items = list.items.filter(({ networks }) => network === null || networks.some(({ slug }) => slug === network));
  const shown = isWhole || network !== null ? items : items.slice(0, FEW);
  return (
    <section aria-labelledby="alerts">
      <Heading level={2} id="alerts" data-size="md">
        {texts.waits}
      </Heading>
      {!list.complete && <Paragraph>{texts.moreAlerts}</Paragraph>}
      {items.length === 0 && <Paragraph>{texts.noAlerts}</Paragraph>}
      <ul className="plain">
        {shown.map(({ id, severity, title, shownIn, since }) => (
          <li key={id}>
            <Tag data-color={COLORS[severity]} data-size="sm">
              {texts[severity]}
            </Tag>{' '}
            <span lang={shownIn === locale ? undefined : shownIn.toLowerCase()}>{title}</span>
            {since && <span className="quiet"> ({texts.since(format.shortDate(since))})</span>}
          </li>
        ))}
      </ul>
      {shown.length < items.length && (
        <Button variant="secondary" onClick={() => setWhole(true)}>
          {texts.more(format.number(items.length))}
        </Button>
      )}
    </section>
  );
}
