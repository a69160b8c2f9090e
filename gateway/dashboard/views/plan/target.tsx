import { planTexts } from '../../texts/plan.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import type { NetworkState } from './plan-parts.js';

/** The target of a network's action plan as last approved; nothing where it has none. */
export function Target({ state: { target, targetUnit } }: { readonly state: Pick<NetworkState, 'target' | 'targetUnit'> }) {
  const texts = useTexts(planTexts);
  const format = useFormat();
  if (target === null) return null;
  const value = targetUnit === 'PERCENT' ? format.percent(target / 100, 0) : texts.count(format.number(target));
  return <span>{texts.target(value)}</span>;
}
