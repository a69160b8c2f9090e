import type { ComparisonReason } from './compare.type.js';
import { completenessReasons, figureReasons, smallCountReasons } from './compare-counts.js';
import { definitionReasons, demoReasons, domainReasons } from './compare-meaning.js';
import { geographyReasons, scopeReasons, unitReasons } from './compare-places.js';
import type { ComparisonRule } from './compare-reason.js';
import type { ComparisonSide } from './compare-side.js';

/** All rules, in the order in which their reasons are told. */
const RULES: readonly ComparisonRule[] = [
  figureReasons,
  domainReasons,
  definitionReasons,
  geographyReasons,
  unitReasons,
  completenessReasons,
  smallCountReasons,
  scopeReasons,
  demoReasons,
];

/** Why two groups compare with care, or not at all. */
export const reasonsOf = (a: ComparisonSide, b: ComparisonSide): ComparisonReason[] => RULES.flatMap((rule) => rule(a, b));
