/** Rows that a list without pages is counted as if {@link LIST_SIZES} does not tell more: most lists of this graph have fewer. */
const USUAL_ROWS = 5;

/**
 * Rows of lists without pages that have more: registers, tables, curves and findings, rounded up from the longest in the demo data. In a
 * graph that has no such fields they mean nothing.
 */
export const LIST_SIZES: ReadonlyMap<string, number> = new Map([
  ['ActionPlan.measures', 10],
  ['ActionPlan.targets', 10],
  ['AlertList.items', 50],
  ['Body.seats', 10],
  ['DataQuality.networks', 10],
  ['Discrepancy.concerns', 10],
  ['DiscrepancyList.items', 50],
  ['FocusArea.subGoals', 10],
  ['FunctionDescription.duties', 20],
  ['Funnel.points', 50],
  ['FunnelCurve.points', 50],
  ['Network.observations', 10],
  ['Query.agreements', 10],
  ['Query.areas', 50],
  ['Query.documents', 50],
  ['Query.indicators', 50],
  ['Query.networks', 10],
  ['Query.observations', 50],
  ['Query.operators', 10],
  ['Series.points', 50],
  ['StatisticTable.rows', 50],
  ['StrategyPlan.items', 50],
  ['SubGoal.progress', 10],
  ['SubGoal.summary', 10],
  ['SubGoal.total', 10],
]);

/** Lists of a page that may have more rows than were asked for, and how many for each: a unit is given with all its nurses. */
const ROWS_FOR_EACH: ReadonlyMap<string, number> = new Map([['ContactResult.matches', 2]]);

/** Rows for each that is asked for. */
export const rowsForEach = (type: string, field: string): number => ROWS_FOR_EACH.get(`${type}.${field}`) ?? 1;

/** Rows that a list without pages is counted as: its size stands in no schema, so it is assumed. */
export const assumedRows = (type: string, field: string): number => LIST_SIZES.get(`${type}.${field}`) ?? USUAL_ROWS;
