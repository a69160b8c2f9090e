/** What the page needs to send somebody to sign in. */
export interface SignInSettings {
  /** Address of the issuer; null where nobody can sign in by the page. */
  readonly issuer: string | null;
  readonly clientId: string;
  /** Scopes, separated by spaces. */
  readonly scope: string;
}
