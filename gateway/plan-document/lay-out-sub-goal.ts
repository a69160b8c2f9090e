import type { Block } from './block.js';
import { days, type Layout } from './layout.js';
import type { PlanMeasure, PlanProgress, PlanReport, PlanSubGoal } from './plan-answer.js';
import type { Words } from './words.js';

/** Where the networks stand with a sub-goal, and what they do about it. */
export function subGoalBlocks({ number, narrativeOnly, progress }: PlanSubGoal, { measures, silent }: PlanReport, layout: Layout): Block[] {
  const { words } = layout;
  const own = measures.filter(({ subGoal }) => subGoal === number);
  return [
    ...(narrativeOnly === null ? [] : [{ kind: 'note', text: narrativeOnly } as const]),
    {
      kind: 'table',
      head: [words.network, words.status, words.target, words.trend, words.narrative],
      rows: progress.map((row) => progressRow(row, layout)),
    },
    own.length ? measureTable(own, layout) : { kind: 'paragraph', text: silent.length ? words.noMeasuresHeard : words.noMeasures },
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
