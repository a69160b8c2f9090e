import { STRATEGY_PLANS, type StrategyPlanDeclaration, subGoalNumbers } from '../../../shared/strategy-plans.js';
import { StartError } from '../../../shared/subgraph/errors.js';
import type { Content } from '../fact.entity.js';
import type { PlanFact, PlanItemFact } from './plan.entity.js';
import type { PlanItemKind } from './plan.vocabulary.js';

type Plan = Content<PlanFact>;
type Item = Content<PlanItemFact>;

/** What pieces of a kind belong to; those of other kinds belong to the plan itself. */
const PARENT_KIND: Partial<Record<PlanItemKind, PlanItemKind>> = {
  FOCUS_AREA_HEADING: 'FOCUS_AREA',
  GOAL: 'FOCUS_AREA',
  LEAD_IN: 'FOCUS_AREA',
  SUB_GOAL: 'FOCUS_AREA',
  TOOL: 'SUB_GOAL',
  DUTY: 'DUTY_SECTION',
};

/**
 * Checks the strategy plans against what the data owners know of them: they take measures for these sub-goals and no others.
 * @throws StartError naming the plan
 */
export function checkPlans(plans: readonly Plan[]): Plan[] {
  const fail = failIn('plans.json');
  checkUnique(
    plans.map(({ slug }) => slug),
    fail,
  );
  for (const { slug, kind } of plans)
    if (kind === 'STRATEGY_PLAN' && !STRATEGY_PLANS.some((plan) => plan.slug === slug)) fail(slug, 'is not known to the data owners');
  for (const { slug, region, firstYear, lastYear } of STRATEGY_PLANS) {
    const plan = plans.find((candidate) => candidate.slug === slug && candidate.kind === 'STRATEGY_PLAN') ?? fail(slug, 'is missing');
    if (plan.region !== region || plan.validFrom !== `${firstYear}-01-01` || plan.validTo !== `${lastYear + 1}-01-01`)
      fail(slug, `is not of the region ${region} and the years ${firstYear}-${lastYear}`);
  }
  return [...plans];
}

/**
 * Checks that the pieces make up their plans.
 * @throws StartError naming the piece or the plan
 */
export function checkPlanItems(items: readonly Item[], plans: readonly Plan[]): Item[] {
  const fail = failIn('plan-items.json');
  const keys = items.map(({ key }) => key);
  const places = items.map(({ plan, position }) => `${plan}, position ${position}`);
  for (const names of [keys, places]) checkUnique(names, fail);
  for (const item of items) {
    if (item.key !== keyOf(item)) fail(item.key, `is not the key ${keyOf(item)}`);
    const kind = PARENT_KIND[item.kind];
    if (kind && !items.some((other) => other.plan === item.plan && other.kind === kind && other.number === item.parent))
      fail(item.key, `names the parent ${item.parent}, which is unknown`);
  }
  for (const { slug, textKnown } of plans) {
    const pieces = items.filter(({ plan }) => plan === slug);
    if (textKnown && !pieces.some(({ kind }) => kind === 'TITLE')) fail(slug, 'has no title');
    if (!textKnown && pieces.length > 0) fail(slug, 'has pieces, though its text is not known');
  }
  for (const plan of STRATEGY_PLANS) {
    const narrative = items
      .filter(({ plan: slug, narrativeOnly }) => slug === plan.slug && narrativeOnly !== null)
      .map(({ number }) => number);
    if (narrative.join() !== plan.narrativeOnly.join())
      fail(plan.slug, `cannot measure ${narrative.join()} instead of ${plan.narrativeOnly.join()}`);
    const lack = lackOf(plan, items);
    if (lack !== null) fail(plan.slug, lack);
  }
  return [...items];
}

/** The key of a piece: its plan, kind and number. */
const keyOf = ({ plan, kind, number }: Item): string => `${plan}/${kind.toLowerCase().replaceAll('_', '-')}/${number}`;

/** Where the pieces of a strategy plan are not those that it must have; null if they are. */
function lackOf(plan: StrategyPlanDeclaration, items: readonly Item[]): string | null {
  const pieces = items.filter(({ plan: slug }) => slug === plan.slug).toSorted((a, b) => a.position - b.position);
  const areas = plan.subGoals.map((_count, index) => `${index + 1}`);
  const expected: readonly [PlanItemKind, readonly string[]][] = [
    ['PURPOSE', ['1']],
    ['FOCUS_AREA', areas],
    ['GOAL', areas.map((area) => `${area} of ${area}`)],
    ['LEAD_IN', areas.map((area) => `${area} of ${area}`)],
    ['SUB_GOAL', subGoalNumbers(plan).map((number) => `${number} of ${number.split('.')[0]}`)],
  ];
  for (const [kind, wanted] of expected) {
    const actual = pieces
      .filter((item) => item.kind === kind)
      .map(({ number, parent }) => (parent === null ? number : `${number} of ${parent}`));
    if (actual.join() !== wanted.join()) return `must have the ${kind} ${wanted.join(', ')}, but has ${actual.join(', ')}`;
  }
  return null;
}

type Fail = (name: string, problem: string) => never;

const failIn =
  (file: string): Fail =>
  (name, problem) => {
    throw new StartError(`content file ${file}: ${name} ${problem}.`);
  };

function checkUnique(names: readonly string[], fail: Fail): void {
  const doubled = names.find((name, index) => names.indexOf(name) !== index);
  if (doubled !== undefined) fail(doubled, 'stands there twice');
}
