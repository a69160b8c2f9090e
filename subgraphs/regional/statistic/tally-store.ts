import { today } from '../../../shared/subgraph/date.js';
import type { SectorTallyQuestion, TallyAnswer } from './tally.loader.js';

/** Most answers that are kept: by areas, the largest, about 6 kB each. */
const MOST = 5_000;

/**
 * What sectors answered, with the version of their data, so that one that has not changed need not count again. Only of figures that
 * are the same for everybody; not of what was known at an instant, of which there are endlessly many.
 */
export class TallyStore {
  private readonly kept = new Map<string, { readonly version: string; readonly answer: TallyAnswer }>();

  /** The answers to some questions to a sector, if all are kept and of one version; else null. */
  find(sector: string, questions: readonly SectorTallyQuestion[]): { readonly version: string; readonly answers: TallyAnswer[] } | null {
    const found = questions.flatMap((question) => this.kept.get(keyOf(sector, question)) ?? []);
    const version = found[0]?.version;
    if (version === undefined || found.length < questions.length || found.some((entry) => entry.version !== version)) return null;
    return { version, answers: found.map(({ answer }) => answer) };
  }

  /** Keeps an answer; the one that was kept first goes when there are too many. */
  keep(sector: string, question: SectorTallyQuestion, version: string, answer: TallyAnswer): void {
    if (question.moment.includes('@')) return;
    const key = keyOf(sector, question);
    this.kept.delete(key);
    this.kept.set(key, { version, answer });
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= MOST) break;
      this.kept.delete(oldest);
    }
  }
}

/** Today belongs to it: by the areas of today, a past day is shown otherwise when they change. */
const keyOf = (sector: string, question: SectorTallyQuestion) => `${sector} ${today()} ${JSON.stringify(question)}`;
