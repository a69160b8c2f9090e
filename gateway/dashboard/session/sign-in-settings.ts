import type { SignInSettings } from '../../pages/sign-in-settings.js';

/** Where people sign in, as the gateway says; null where they cannot. */
export async function fetchSignInSettings(): Promise<(SignInSettings & { readonly issuer: string }) | null> {
  const response = await fetch('/oidc-settings.json');
  if (!response.ok) throw new Error(`the settings of the sign-in were answered with ${response.status}`);
  const settings = (await response.json()) as SignInSettings;
  return settings.issuer === null ? null : { ...settings, issuer: settings.issuer };
}
