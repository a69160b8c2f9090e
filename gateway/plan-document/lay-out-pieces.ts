import type { Block } from './block.js';
import { subGoalBlocks } from './lay-out-sub-goal.js';
import type { Layout } from './layout.js';
import type { PlanPiece, PlanReport } from './plan-answer.js';

/** Pieces that stand in lists. */
const LISTED = ['FUNCTION', 'CHARACTERISTIC', 'FOCUS_AREA', 'TOOL'];

/**
 * All words of a plan in the order of the source. The governing documents are no words of the plan but objects of their own: they come
 * before the last of several headings that have nothing else between them.
 */
export function layOutPieces(report: PlanReport, layout: Layout): Block[] {
  const pieces = report.plan.items.filter(({ kind }) => kind !== 'TITLE');
  const ends = pieces.findIndex(
    ({ kind }, i) => kind === 'HEADING' && pieces[i - 1]?.kind === 'HEADING' && pieces[i + 1]?.kind !== 'HEADING',
  );
  const blocks: Block[] = [];
  for (let i = 0; i < pieces.length; i += 1) {
    const piece = pieces[i] as PlanPiece;
    if (i === ends) blocks.push(documentList(report, layout));
    if (LISTED.includes(piece.kind)) {
      const end = pieces.findIndex(({ kind }, after) => after > i && kind !== piece.kind);
      const listed = pieces.slice(i, end === -1 ? pieces.length : end);
      blocks.push({ kind: 'list', items: listed.map((item) => listItem(item, layout)) });
      i += listed.length - 1;
    } else blocks.push(pieceBlock(piece, layout));
    const subGoal = subGoalOf(report, pieces, i);
    if (subGoal) blocks.push(...subGoalBlocks(subGoal, report, layout));
  }
  return ends === -1 ? [...blocks, { kind: 'heading', level: 2, text: layout.words.documents }, documentList(report, layout)] : blocks;
}

/** The sub-goal whose words end with a piece: with its last tool, if it names some. */
function subGoalOf({ plan }: PlanReport, pieces: readonly PlanPiece[], i: number) {
  if (pieces[i + 1]?.kind === 'TOOL') return undefined;
  const own = pieces.slice(0, i + 1).findLast(({ kind }) => kind !== 'TOOL');
  if (own?.kind !== 'SUB_GOAL') return undefined;
  return plan.focusAreas.flatMap(({ subGoals }) => subGoals).find(({ number }) => number === own.number);
}

function pieceBlock(piece: PlanPiece, layout: Layout): Block {
  const text = shown(piece, layout);
  switch (piece.kind) {
    case 'FOCUS_AREA_HEADING':
      return { kind: 'heading', level: 2, text: `${piece.number}. ${text}` };
    case 'SUB_GOAL':
      return { kind: 'heading', level: 3, text: `${piece.number} ${text}` };
    case 'HEADING':
      return text.endsWith(':') ? { kind: 'paragraph', text } : { kind: 'heading', level: 2, text };
    case 'GOAL':
      return { kind: 'paragraph', text: `${layout.words.goal}: ${text}` };
    default:
      return { kind: 'paragraph', text };
  }
}

const listItem = (piece: PlanPiece, layout: Layout): string =>
  piece.kind === 'FOCUS_AREA' ? `${piece.number}. ${shown(piece, layout)}` : shown(piece, layout);

const documentList = ({ plan }: PlanReport, { words }: Layout): Block => ({
  kind: 'list',
  items: plan.documents.map(({ title, status, url }) => [title, words.document[status], url].filter(Boolean).join(' – ')),
});

/** A text; where it had to be shown in another language than asked for, with the name of that one. */
const shown = ({ text, shownIn }: PlanPiece, { language, words }: Layout): string =>
  shownIn.toLowerCase() === language ? text : `${text} ${words.fallback(words.languages[shownIn])}`;
