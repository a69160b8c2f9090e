import { planTexts } from '../../texts/plan.js';
import { useTexts } from '../../texts/use-language.js';
import type { NetworkState } from './plan-parts.js';

const ARROWS = { IMPROVED: '↗', UNCHANGED: '→', WORSENED: '↘' } as const;

/** Which way it goes against the year before: an arrow, and the words for those who do not see it or want to know. */
export function TrendMark({ trend, inWords = false }: { readonly trend: NetworkState['trend']; readonly inWords?: boolean }) {
  const texts = useTexts(planTexts);
  if (trend === 'UNKNOWN') return inWords ? <span className="quiet">{texts.UNKNOWN}</span> : null;
  return (
    <span className="trend" title={texts[trend]}>
      <span aria-hidden="true">{ARROWS[trend]}</span> <span className={inWords ? undefined : 'visually-hidden'}>{texts[trend]}</span>
    </span>
  );
}
