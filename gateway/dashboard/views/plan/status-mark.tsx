import { planTexts } from '../../texts/plan.js';
import { useTexts } from '../../texts/use-language.js';
import type { NetworkState } from './plan-parts.js';

/** Where a network stands, by shape and in words. */
export function StatusMark({ status }: { readonly status: NetworkState['status'] }) {
  const texts = useTexts(planTexts);
  return (
    <span className="status-mark" data-status={status}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <circle cx="8" cy="8" r="6.5" />
        <path d={SHAPES[status]} />
      </svg>
      {texts[status]}
    </span>
  );
}

/** What is drawn in the circle. */
const SHAPES = {
  NOT_REPORTED: '',
  NOT_STARTED: '',
  IN_PROGRESS: 'M8 1.5a6.5 6.5 0 0 1 0 13z',
  ACHIEVED: 'M4.5 8.2l2.5 2.5 4.5-5',
  NOT_ACHIEVED: 'M5 5l6 6M11 5l-6 6',
  UNAVAILABLE: 'M8 4v5M8 11v1.2',
} as const satisfies Record<NetworkState['status'], string>;
