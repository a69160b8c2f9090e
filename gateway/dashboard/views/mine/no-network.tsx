import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { mineTexts } from '../../texts/mine.js';
import { useTexts } from '../../texts/use-language.js';
import type { Tab } from './tabs.js';

/** In place of a part of the page that is about a network, for somebody of whom none is known: her owner is silent, or her role is bound to none. */
export function NoNetwork({ tab }: { readonly tab: Tab['key'] }) {
  const texts = useTexts(mineTexts);
  return (
    <section aria-labelledby="no-network">
      <Heading level={2} id="no-network" data-size="sm">
        {texts[tab]}
      </Heading>
      <Paragraph>{texts.noNetwork}</Paragraph>
    </section>
  );
}
