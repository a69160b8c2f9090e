/** What came of a reload. */
export interface ReloadOutcome {
  /**
   * `swapped`: another generation answers now. `unchanged`: there was nothing to do. `refused`: what should be served is wrong, or would break an
   * operation in use; the one before goes on. `failed`: it is right, but could not be brought to answer; the one before goes on.
   */
  readonly outcome: 'swapped' | 'unchanged' | 'refused' | 'failed';
  /** What asked for it. */
  readonly trigger: string;
  /** Number of the generation that answers now. */
  readonly generation: number;
  /** Why it was refused or has failed; of one that was swapped, the breaking changes that no operation in use meets. In words, for operators. */
  readonly reasons: readonly string[];
  readonly milliseconds: number;
}

/** What came of an attempt, without what is known anyway. */
export type ReloadResult = Pick<ReloadOutcome, 'outcome' | 'reasons'>;
