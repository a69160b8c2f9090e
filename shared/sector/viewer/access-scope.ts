/**
 * What an object is about, where some of its fields are not for everybody. What is shown as a matter of a unit or network may still be about a
 * `person`: then reading it is noted in the audit as reading about her.
 */
export type AccessScope =
  | { readonly kind: 'person'; readonly id: string }
  | { readonly kind: 'unit'; readonly id: string; readonly network: string; readonly person?: string }
  | {
      readonly kind: 'network';
      readonly network: string;
      readonly person?: string;
      /** Business of the steering group too, not of the coordinator alone. */
      readonly steering?: true;
    };

/** An object with fields that are not for everybody. */
export interface Scoped {
  readonly scope: AccessScope;
}
