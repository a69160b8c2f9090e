import type { GraphQLError } from 'graphql';
import type { Limits } from '../settings/limit-settings.js';
import { type RefusalCode, refusal } from './refusals.js';

/** Numbers of an operation with its fragments written out. */
export interface Structure {
  /** Fields, inline fragments and spreads. */
  selections: number;
  aliases: number;
  rootFields: number;
  directives: number;
  /** Pairs of fields that stand under the same name in the same place of the answer. */
  comparisons: number;
}

/** What may not be more than a limit, and what is said then. */
const COUNTS: Readonly<Record<keyof Structure, { readonly limit: keyof Limits; readonly code: RefusalCode; readonly message: string }>> = {
  selections: {
    limit: 'maxSelections',
    code: 'TOO_MANY_SELECTIONS',
    message: 'fields and fragments, each fragment counted wherever it is used. Ask for less, or in parts',
  },
  aliases: { limit: 'maxAliases', code: 'TOO_MANY_ALIASES', message: 'fields with an alias. Send it in parts' },
  rootFields: { limit: 'maxRootFields', code: 'TOO_MANY_ROOT_FIELDS', message: 'fields on its first level. Send it in parts' },
  directives: { limit: 'maxDirectives', code: 'TOO_MANY_DIRECTIVES', message: 'directives. Leave out those that decide nothing' },
  comparisons: {
    limit: 'maxComparisons',
    code: 'TOO_MANY_REPETITIONS',
    message: 'pairs of fields of the same name in the same place. Ask for each field once',
  },
};

/** Counts up to the limits. Counting stops at the first number that is beyond its limit, so that it never takes long. */
export class StructureCounter {
  readonly counted: Structure = { selections: 0, aliases: 0, rootFields: 0, directives: 0, comparisons: 0 };

  constructor(private readonly limits: Limits) {}

  /** @throws GraphQLError beyond the limit, with the code of what is counted */
  count(what: keyof Structure, by = 1): void {
    this.counted[what] += by;
    if (this.counted[what] > this.limits[COUNTS[what].limit]) throw this.tooMany(what);
  }

  /** For each operation anew, but for selections: their sum is limited, for all operations of a document are validated. */
  nextOperation(): void {
    const { selections } = this.counted;
    Object.assign(this.counted, { selections, aliases: 0, rootFields: 0, directives: 0, comparisons: 0 } satisfies Structure);
  }

  private tooMany(what: keyof Structure): GraphQLError {
    const { limit, code, message } = COUNTS[what];
    return refusal({ code, message: `The query has more than ${this.limits[limit]} ${message}.`, limit: this.limits[limit] });
  }
}
