import { Button, Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'wouter';
import { ViewLink } from '../../shell/view-link.js';
import { overviewTexts } from '../../texts/overview.js';
import { useFormat } from '../../texts/use-format.js';
import { useLocale, useTexts } from '../../texts/use-language.js';
import type { OverviewQuery } from './overview.generated.js';

const COLORS = { WARNING: 'danger', NOTICE: 'warning', INFO: 'info' } as const;
/** Shown before anybody asks for more. */
const FEW = 5;

/** What is to be looked at. */
export interface AlertsProps {
  readonly list: OverviewQuery['alerts'];
  readonly networks: OverviewQuery['networks'];
}

/** See {@link AlertsProps}: worst first; with `?varsler=` that of one network alone, which is said, with the way back to all. */
export function Alerts({ list, networks }: AlertsProps) {
  const texts = useTexts(overviewTexts);
  const format = useFormat();
  const locale = useLocale();
  const [search] = useSearchParams();
  const asked = networks.find(({ slug }) => slug === search.get('varsler'));
  const [isWhole, setWhole] = useState(false);
  const heading = useFocusOnChange(asked?.slug);
  const items = list.items.filter((alert) => !asked || alert.networks.some(({ slug }) => slug === asked.slug));
  const shown = isWhole || asked ? items : items.slice(0, FEW);
  return (
    <section aria-labelledby="alerts">
      <Heading level={2} id="alerts" data-size="md" ref={heading} tabIndex={-1}>
        {texts.waits}
      </Heading>
      {asked && (
        <Paragraph>
          {texts.onlyOf(asked.name)} <ViewLink to="overview">{texts.allAlerts}</ViewLink>
        </Paragraph>
      )}
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

/** Leads to the list whoever chooses another part of it, from far above; not her who opens the page with one in the address. */
function useFocusOnChange(part: string | undefined) {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(part);
  useEffect(() => {
    if (before.current !== part) heading.current?.focus();
    before.current = part;
  }, [part]);
  return heading;
}
