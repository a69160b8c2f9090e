/** Rows that a list is counted as if neither schema nor {@link LONG_LISTS} tell more: most lists of this graph have fewer. */
const USUAL_ROWS = 10;

/** Rows that one of {@link LONG_LISTS} is counted as; in the demo data the longest has 50. */
const ROWS_OF_A_LONG_LIST = 50;

/** Lists without pages that may be long: registers, tables, curves and findings. */
export const LONG_LISTS: ReadonlySet<string> = new Set([
  'AlertList.items',
  'DiscrepancyList.items',
  'FunctionDescription.duties',
  'Funnel.points',
  'FunnelCurve.points',
  'Query.areas',
  'Query.documents',
  'Query.indicators',
  'Query.observations',
  'Series.points',
  'StatisticTable.rows',
  'StrategyPlan.items',
]);

/** Rows that a list without pages is counted as: its size stands in no schema, so it is assumed. */
export const assumedRows = (type: string, field: string): number => (LONG_LISTS.has(`${type}.${field}`) ? ROWS_OF_A_LONG_LIST : USUAL_ROWS);
