import { Alert, Paragraph } from '@digdir/designsystemet-react';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'wouter';
import { Page } from '../../parts/page.js';
import { Sources } from '../../parts/sources.js';
import { useInstantOf } from '../../parts/use-instant-of.js';
import { ViewLink } from '../../shell/view-link.js';
import { mineTexts } from '../../texts/mine.js';
import { useTexts } from '../../texts/use-language.js';
import { MineContext } from './change/change-context.js';
import type { MineViewerQuery } from './mine.generated.js';
import { NetworkChoice } from './network-choice.js';
import { networksOf } from './networks-of.js';
import { TABS } from './tabs.js';

/** The tabs that her roles open, and the one that the address names. */
export function Workplace({ data, retry }: { readonly data: MineViewerQuery; readonly retry: () => unknown }) {
  const texts = useTexts(mineTexts);
  const [search] = useSearchParams();
  const [notice, announce] = useState('');
  const at = useInstantOf(data);
  const { viewer, sectors } = data;
  const mine = useMemo(() => ({ mayDo: new Set(viewer.mayDo), announce }), [viewer.mayDo]);
  const networks = networksOf(data);
  const network = networks.find(({ slug }) => slug === search.get('nettverk')) ?? networks[0];
  const open = TABS.filter(({ isOffered }) => isOffered(data));
  const tab = open.find(({ key }) => key === search.get('fane')) ?? open[0];
  const kept = network && networks.length > 1 ? { nettverk: network.slug } : {};
  return (
    <MineContext value={mine}>
      <Page title={texts.title} lead={texts.lead} isDemo={sectors.some((sector) => sector.networks.some(({ demo }) => demo))}>
        {!viewer.complete && (
          <Sources
            sources={viewer.sources.map((source) => ({ name: nameOf(source.sector), answers: source.state === 'OK' }))}
            at={at}
            retry={retry}
          />
        )}
        <p role="status" className="mine-notice">
          {notice}
        </p>
        {viewer.roles.length === 0 && (
          <Alert data-color="info">
            <Paragraph>{texts.noRoles}</Paragraph>
          </Alert>
        )}
        <nav aria-label={texts.tabs}>
          <ul className="page-menu mine-tabs">
            {open.map(({ key }) => (
              <li key={key}>
                <ViewLink
                  to="mine"
                  search={{ fane: key, ...kept }}
                  aria-current={key === tab?.key ? 'page' : undefined}
                  onClick={() => announce('')}
                >
                  {texts[key]}
                </ViewLink>
              </li>
            ))}
          </ul>
        </nav>
        {network && networks.length > 1 && tab?.ignoresNetwork?.(data) !== true && (
          <NetworkChoice networks={networks} chosen={network.slug} />
        )}
        {tab && <tab.Component key={network?.slug} data={data} network={network ?? null} />}
      </Page>
    </MineContext>
  );

  function nameOf(slug: string): string {
    return sectors.find((sector) => sector.slug === slug)?.name ?? slug;
  }
}
