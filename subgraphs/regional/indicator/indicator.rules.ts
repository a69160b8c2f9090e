import { FOR_EVERYBODY } from '../../../shared/sector/tally/tally.rules.js';
import { STRATEGY_PLANS, subGoalNumbers } from '../../../shared/strategy-plans.js';
import { StartError } from '../../../shared/subgraph/errors.js';
import type { Content } from '../fact.entity.js';
import type { IndicatorFact } from './indicator.entity.js';
import { breakdownsOf, measures, subGoalsOf } from './indicator.type.js';
import type { Breakdown } from './indicator.vocabulary.js';

type Definition = Content<IndicatorFact>;

/** No population is known by service type. */
const NOT_OF_RATES: readonly Breakdown[] = ['SERVICE_TYPE', 'NETWORK_BY_SERVICE_TYPE'];

/**
 * Checks the definitions against each other, against what the data owners count and show, and against the strategy plans: each sub-goal
 * that can be measured has an indicator, and none that is told of in words only.
 * @throws StartError naming the indicator or the sub-goal
 */
export function checkIndicators(definitions: readonly Definition[]): Definition[] {
  const keys = definitions.map(({ key }) => key);
  for (const [index, definition] of definitions.entries()) {
    if (keys.indexOf(definition.key) !== index) fail(definition.key, 'stands there twice');
    const fault = faultOf(definition);
    if (fault !== null) fail(definition.key, fault);
  }
  for (const plan of STRATEGY_PLANS)
    for (const number of subGoalNumbers(plan)) {
      const isMeasured = definitions.some((definition) => measures(definition, plan.slug, number));
      const isNarrative = plan.narrativeOnly.includes(number);
      if (isMeasured === isNarrative)
        fail(`sub-goal ${number} of ${plan.slug}`, isNarrative ? 'is told of in words only, but has an indicator' : 'has no indicator');
    }
  return [...definitions];
}

/** What is wrong with a definition by itself; null if nothing is. */
function faultOf(definition: Definition): string | null {
  const { key, edition, tally, audience, unit } = definition;
  const breakdowns = breakdownsOf(definition);
  if (!/^[a-z]+(-[a-z0-9]+)*$/.test(key)) return 'has an id that is not of lower-case words with hyphens';
  if (edition < 1) return 'has an edition below 1';
  // What sectors show to some only, must be said to be for some only; and what nobody counts is hidden from nobody.
  const rightful = tally === null || FOR_EVERYBODY.has(tally) ? 'EVERYBODY' : 'ROLES';
  if (audience !== rightful) return `is said to be for ${audience}, but the data owners show it to ${rightful}`;
  for (const text of [definition.missingNb, definition.missingEn])
    if ((text === null) !== (tally !== null))
      return tally === null ? 'does not say what is missing' : 'is counted, and says what is missing';
  if (new Set(breakdowns).size < breakdowns.length) return 'names a breakdown twice';
  if (!breakdowns.includes('NETWORK')) return 'has no breakdown by network, as progress has';
  const impossible = unit === 'PER_10000' ? breakdowns.find((by) => NOT_OF_RATES.includes(by)) : undefined;
  if (impossible) return `is a rate, and cannot be broken down by ${impossible}`;
  const strange = subGoalsOf(definition).find(
    ({ plan, number }) => !STRATEGY_PLANS.some((one) => one.slug === plan && subGoalNumbers(one).includes(number)),
  );
  return strange ? `measures the sub-goal ${strange.number} of ${strange.plan}, which is unknown` : null;
}

function fail(name: string, problem: string): never {
  throw new StartError(`content file indicators.json: ${name} ${problem}.`);
}
