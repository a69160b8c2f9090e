import type { Block } from './block.js';
import { days, type Layout } from './layout.js';
import type { PlanFigure, PlanMeasure, PlanProgress, PlanReport, PlanSubGoal } from './plan-answer.js';
import type { Words } from './words.js';

/** Where the networks stand with a sub-goal, and what they do about it. */
export function subGoalBlocks(
  { number, narrativeOnly, total, progress }: PlanSubGoal,
  { measures, silent }: PlanReport,
  layout: Layout,
): Block[] {
  const { words } = layout;
  const own = measures.filter(({ subGoal }) => subGoal === number);
  return [
    ...(narrativeOnly === null ? [] : [{ kind: 'note', text: narrativeOnly } as const]),
    ...figureBlocks(total, layout),
    {
      kind: 'table',
      head: [words.network, words.status, words.target, words.trend, words.narrative],
      rows: progress.map((row) => progressRow(row, layout)),
    },
    own.length ? measureTable(own, layout) : { kind: 'paragraph', text: silent.length ? words.noMeasuresHeard : words.noMeasures },
  ];
}

/** What was measured in the whole region, with numerator and denominator: a share alone says little of so few. */
function figureBlocks(figures: readonly PlanFigure[], layout: Layout): Block[] {
  const [first] = figures;
  if (!first) return [];
  const { words, language } = layout;
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const figure = ({ state, value, numerator, denominator, unit }: PlanFigure) => {
    if (state !== 'VALUE') return words.states[state];
    const share = `${number.format((value ?? 0) * 100)} %`;
    const shown = unit === 'SHARE' ? share : number.format(value ?? 0);
    return `${shown} (${number.format(numerator ?? 0)} ${words.of} ${number.format(denominator ?? 0)})`;
  };
  return [
    { kind: 'paragraph', text: words.measured(days(layout)(first.asOf)) },
    { kind: 'list', items: figures.map((one) => `${one.indicator.title}: ${figure(one)}`) },
  ];
}

function progressRow(progress: PlanProgress, layout: Layout): string[] {
  const { words } = layout;
  const { network, status, target, targetUnit, trend, narrative, authorRole, date, source } = progress;
  const role = words.roles[authorRole as keyof Words['roles']] ?? authorRole ?? '';
  const said = narrative && date ? `${narrative} (${words.said(role, days(layout)(date))})` : (narrative ?? '');
  const number = new Intl.NumberFormat(layout.language);
  const aim = target === null ? '' : `${number.format(target)}${targetUnit === 'PERCENT' ? ' %' : ''}`;
  return [network?.name ?? source.sector, words.progress[status], aim, words.trends[trend], said];
}

/** A table of measures. */
export function measureTable(measures: readonly PlanMeasure[], layout: Layout): Block {
  const { words } = layout;
  return {
    kind: 'table',
    head: [words.measure, words.network, words.status, words.due, words.responsible],
    rows: measures.map(({ title, network, status, dueOn, responsible }) => [
      title,
      network?.name ?? '',
      words.work[status],
      dueOn === null ? '' : days(layout)(dueOn),
      responsible ?? '',
    ]),
  };
}
