import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { VIEW_PATHS } from '../../../pages/view-paths.js';
import { activityTexts } from '../../texts/activity.js';
import { useLanguage, useTexts } from '../../texts/use-language.js';
import type { ActivityOptionsQuery } from './activity.generated.js';
import { type ActivityState, activitySearch } from './use-activity-state.js';

/** What the addresses follow. */
export interface SubscribeProps {
  readonly state: ActivityState;
  /** What can be chosen: nothing else of the page's address gets into lines that somebody pastes. */
  readonly networks: ActivityOptionsQuery['networks'];
}

/** Addresses that follow the choices, and the two lines for a website of one's own. */
export function Subscribe({ state, networks }: SubscribeProps) {
  const texts = useTexts(activityTexts);
  const language = useLanguage();
  const network = networks.some(({ slug }) => slug === state.network) ? state.network : '';
  const region = networks.some((one) => one.region.slug === state.region) ? state.region : '';
  const { kind } = state;
  // Without a language, feeds and pages are in the first.
  const lang = language === 'nb' ? '' : language;
  const address = (path: string, kind = '') => {
    const chosen = Object.entries({ region, network, kind, lang }).filter(([, value]) => value !== '');
    const search = new URLSearchParams(chosen).toString();
    return `${location.origin}${path}${search && `?${search}`}`;
  };
  const feeds = [
    [texts.calendarFeed, address('/feeds/events.ics').replace(/^https?:/, 'webcal:')],
    [texts.atom, address('/feeds/activity.atom', kind)],
    [texts.json, address('/feeds/activity.json', kind)],
  ] as const;
  const attributes = [
    ['network', network],
    ['region', region],
    ['kind', kind],
    ['count', '5'],
    ['lang', language],
  ].flatMap(([name, value]) => (value ? [` ${name}="${value}"`] : []));
  const page = `${location.origin}${VIEW_PATHS.activity}${activitySearch({ region, network, kind, lang })}`;
  const lines = [
    `<script type="module" src="${location.origin}/embed.js"></script>`,
    `<network-activity${attributes.join('')}><a href="${page.replaceAll('&', '&amp;')}">${texts.embedLink}</a></network-activity>`,
  ].join('\n');
  return (
    <section aria-labelledby="subscribe">
      <Heading level={2} id="subscribe" data-size="md">
        {texts.subscribe}
      </Heading>
      <Paragraph>{texts.subscribeNote}</Paragraph>
      <ul>
        {feeds.map(([name, url]) => (
          <li key={name}>
            <a href={url}>{name}</a> <code className="block">{url}</code>
          </li>
        ))}
      </ul>
      <Heading level={3} data-size="sm">
        {texts.embed}
      </Heading>
      <Paragraph>{texts.embedNote}</Paragraph>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1). */}
      <pre className="wide" tabIndex={0}>
        <code>{lines}</code>
      </pre>
    </section>
  );
}
