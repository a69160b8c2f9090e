import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { identityUnavailable } from './refusals.js';

/** Signatures that are accepted: asymmetric ones only, so that nobody who can check a token can make one. */
export const ALGORITHMS: readonly string[] = [
  ...['ES256', 'ES384', 'ES512'],
  ...['PS256', 'PS384', 'PS512'],
  ...['RS256', 'RS384', 'RS512'],
  ...['EdDSA', 'Ed25519'],
];

/** An issuer of tokens that is believed. */
export interface TrustedIssuer {
  readonly issuer: string;
  /** What its tokens must be made out for. */
  readonly audience: string;
  /** Whether it is the development issuer of this machine. */
  readonly isLocal: boolean;
  readonly key: JWTVerifyGetKey;
}

/** Where an issuer is and what its tokens must be made out for. */
export interface IssuerSettings {
  readonly issuer: string;
  readonly audience: string;
  readonly jwksUrl: string;
}

/** How often keys are fetched. */
export interface KeyFetching {
  /** Milliseconds to wait for the keys; default 3000. */
  readonly timeoutMs?: number;
  /** Milliseconds between two looks for a key that is not known; default 30 000. */
  readonly cooldownMs?: number;
}

/** Trusts an issuer that publishes its keys; a key that is new there is found when a token first names it. */
export function trustIssuer(settings: IssuerSettings, { timeoutMs = 3_000, cooldownMs = 30_000 }: KeyFetching = {}): TrustedIssuer {
  const published = createRemoteJWKSet(new URL(settings.jwksUrl), { timeoutDuration: timeoutMs, cooldownDuration: cooldownMs });
  return {
    issuer: settings.issuer,
    audience: settings.audience,
    isLocal: false,
    key: async (header, token) => {
      try {
        return await published(header, token);
      } catch (error) {
        if (isTokensFault(error)) throw error;
        throw identityUnavailable();
      }
    },
  };
}

/** Everything else that can go wrong happens on the way to the keys. */
const isTokensFault = (error: unknown) =>
  error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys || error instanceof errors.JOSENotSupported;
