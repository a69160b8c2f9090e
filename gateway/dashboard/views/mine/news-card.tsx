import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { todayInOslo } from '../../parts/today-in-oslo.js';
import { mineNewsTexts } from '../../texts/mine-news.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import { Change } from './change/change.js';
import { MineWithdrawNewsByOwner } from './changes.owner.generated.js';
import type { MineNewsQuery } from './news.generated.js';
import { ownerOf } from './owner.js';

type Piece = NonNullable<NonNullable<MineNewsQuery['network']>['news']>[number];

/** A piece of news, and the form that takes it back. */
export function NewsCard({ piece: { id, version, title, body, publishedOn } }: { readonly piece: Piece }) {
  const texts = useTexts(mineNewsTexts);
  const format = useFormat();
  const day = format.date(publishedOn);
  return (
    <article className="mine-card" aria-labelledby={id}>
      <Heading level={3} id={id} data-size="xs">
        {title}
      </Heading>
      <Paragraph className="quiet">{publishedOn > todayInOslo() ? texts.shownFrom(day) : texts.published(day)}</Paragraph>
      <Paragraph className="as-written">{body}</Paragraph>
      <Change
        title={texts.withdraw}
        about={title}
        action={MineWithdrawNewsByOwner}
        owner={ownerOf(id)}
        submit={texts.withdraw}
        toInput={() => ({ newsId: id, expectedVersion: version })}
      >
        <Paragraph>{texts.withdrawHint}</Paragraph>
      </Change>
    </article>
  );
}
