import type { JWTPayload } from 'jose';
import type { Caller, StatedGrant } from '../subgraph/caller.js';
import { unauthenticated } from './refusals.js';

/**
 * The only claims that are read beside the registered ones. HelseID's names: https://utviklerportal.nhn.no, "Claims".
 *
 * Never read, so that it is in no object, log, error or table: `helseid://claims/identity/pid`, the national identity number.
 * Not needed: `helseid://claims/client/claims/orgnr_parent` and `…/orgnr_child`, for a grant says where it holds.
 */
const CLAIMS = {
  hprNumber: 'helseid://claims/hpr/hpr_number',
  securityLevel: 'helseid://claims/identity/security_level',
  /** Private, of the local development issuer alone. */
  grants: 'grants',
} as const;

/** Lowest level of a sign-in that is accepted where the token tells it: "betydelig". */
const LOWEST_SECURITY_LEVEL = 3;

/**
 * Reads who calls from a verified token.
 * @param isLocal whether the development issuer made it: only then are roles in it believed
 * @throws UNAUTHENTICATED without a subject, or after too weak a sign-in
 */
export function readCaller(payload: JWTPayload, isLocal: boolean): Caller {
  const { iss, sub } = payload;
  if (typeof sub !== 'string' || sub === '') throw unauthenticated('Your token does not say who you are. Sign in as a person.');
  const level = payload[CLAIMS.securityLevel];
  // Not `<`: what is no number is refused too.
  if (!isLocal && level !== undefined && !(Number(level) >= LOWEST_SECURITY_LEVEL))
    throw unauthenticated(`Sign in with security level ${LOWEST_SECURITY_LEVEL} or higher, for example with BankID.`);
  const hpr = String(payload[CLAIMS.hprNumber] ?? '');
  return {
    keys: [`sub:${iss}|${sub}`, ...(/^\d{1,9}$/.test(hpr) ? [`hpr:${hpr}`] : [])],
    statedGrants: isLocal ? readGrants(payload[CLAIMS.grants]) : [],
  };
}

/** The thumbprint of the key that a token is bound to (RFC 7800 `cnf`, RFC 9449); null if to none. */
export function readThumbprint({ cnf }: JWTPayload): string | null {
  if (cnf === undefined) return null;
  const thumbprint = typeof cnf === 'object' && cnf !== null && 'jkt' in cnf ? cnf.jkt : null;
  // Bound to a key in a way that is not understood: not to be taken for unbound.
  if (typeof thumbprint !== 'string' || thumbprint === '')
    throw unauthenticated('Your token is bound to a key in an unknown way. Use DPoP.');
  return thumbprint;
}

function readGrants(claim: unknown): StatedGrant[] {
  if (claim === undefined) return [];
  if (!Array.isArray(claim)) throw unauthenticated('The grants in your token are no list. Make a new one with npm run token.');
  return claim.map((grant: Readonly<Record<string, unknown>> | null) => {
    if (typeof grant?.role !== 'string') throw unauthenticated('A grant in your token has no role. Make a new one with npm run token.');
    const text = (value: unknown) => (typeof value === 'string' ? value : null);
    const { role, sector, network, unit, nurse } = grant;
    return { role, sector: text(sector), network: text(network), unit: text(unit), nurse: text(nurse) };
  });
}
