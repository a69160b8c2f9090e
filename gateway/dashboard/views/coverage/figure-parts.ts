import type { ReactNode } from 'react';
import type { Download } from '../../parts/downloads.js';
import type { Question } from './read-question.js';
import type { CoverageTableQuery } from './table.generated.js';

/** The table of a question. */
export type CoverageTableData = CoverageTableQuery['statistics'];
/** A row of it. */
export type CoverageRow = CoverageTableData['rows'][number];

/** What every figure of the view is made from. */
export interface FigureParts {
  readonly question: Question;
  readonly table: CoverageTableData;
  /** The group of which more is told; null where there is none. */
  readonly chosen: CoverageRow | null;
  readonly choose: (key: string) => void;
  readonly definition: ReactNode;
  readonly downloads: readonly Download[];
}
