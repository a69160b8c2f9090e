import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { activityTexts } from '../../texts/activity.js';
import { useLanguage, useTexts } from '../../texts/use-language.js';
import type { ActivityState } from './use-activity-state.js';

/** Addresses that follow the choices, and the two lines for a website of one's own. */
export function Subscribe({ state }: { readonly state: ActivityState }) {
  const texts = useTexts(activityTexts);
  const language = useLanguage();
  const address = (path: string, { region, network, kind = '' }: { region: string; network: string; kind?: string }) => {
    const chosen = Object.entries({ region, network, kind }).filter(([, value]) => value !== '');
    const search = new URLSearchParams(chosen).toString();
    return `${location.origin}${path}${search && `?${search}`}`;
  };
  const { region, network } = state;
  const feeds = [
    [texts.calendarFeed, address('/feeds/events.ics', { region, network }).replace(/^https?:/, 'webcal:')],
    [texts.atom, address('/feeds/activity.atom', state)],
    [texts.json, address('/feeds/activity.json', state)],
  ] as const;
  const attributes = [
    ['network', network],
    ['region', region],
    ['count', '5'],
    ['lang', language],
  ].flatMap(([name, value]) => (value ? [` ${name}="${value}"`] : []));
  const lines = `<script type="module" src="${location.origin}/embed.js"></script>\n<network-activity${attributes.join('')}></network-activity>`;
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
