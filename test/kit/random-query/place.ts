import type { GraphQLCompositeType, SelectionSetNode } from 'graphql';
import type { Scope } from './scope.js';

/** Where a selection is written. */
export interface Place {
  readonly type: GraphQLCompositeType;
  readonly scope: Scope;
  /** Levels of fields that may still come, this one counted. */
  readonly levels: number;
}

/** Writes what is selected at a place. */
export type WriteSelections = (place: Place) => SelectionSetNode;
