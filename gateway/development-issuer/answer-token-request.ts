import type { DevelopmentIssuer } from '../../shared/identity/development-issuer.js';
import { fits, type IssuedCodes } from './issued-codes.js';
import { DEVELOPMENT_CLIENT, issuerAt } from './issuer-metadata.js';
import { grantOf, nameOf } from './persons.js';

/** Seconds that a sign-in is good for. */
const LIFETIME_S = 3_600;

/** What the token endpoint answers with. */
export interface TokenAnswer {
  readonly status: 200 | 400;
  readonly body: Readonly<Record<string, string | number>>;
}

/** What a request for tokens meets. */
export interface TokenIssuing {
  readonly issuer: DevelopmentIssuer;
  readonly codes: IssuedCodes;
  readonly origin: string;
}

/** Answers a request for tokens (RFC 6749, 4.1.3 and 5). Whatever is wrong with it, its code is used up. */
export async function answerTokenRequest(form: URLSearchParams, { issuer, codes, origin }: TokenIssuing): Promise<TokenAnswer> {
  const grant = codes.take(form.get('code') ?? '');
  if (form.get('grant_type') !== 'authorization_code') return problem('unsupported_grant_type', 'grant_type must be authorization_code');
  if (form.get('client_id') !== DEVELOPMENT_CLIENT) return problem('invalid_client', `client_id must be ${DEVELOPMENT_CLIENT}`);
  if (grant === null) return problem('invalid_grant', 'the code is unknown, used, or older than a minute');
  if (form.get('redirect_uri') !== grant.redirectUri)
    return problem('invalid_grant', 'redirect_uri is not the one that the code was sent to');
  if (!fits(form.get('code_verifier') ?? '', grant.challenge)) return problem('invalid_grant', 'code_verifier does not fit the challenge');
  const identity = {
    iss: issuerAt(origin),
    aud: DEVELOPMENT_CLIENT,
    sub: grant.person,
    name: nameOf(grant.person),
    ...(grant.nonce === null ? {} : { nonce: grant.nonce }),
  };
  return {
    status: 200,
    body: {
      access_token: await issuer.sign({ subject: `development ${grant.person}`, grants: [grantOf(grant.person)] }, LIFETIME_S),
      id_token: await issuer.signIdentity(identity, LIFETIME_S),
      token_type: 'Bearer',
      expires_in: LIFETIME_S,
      scope: 'openid',
    },
  };
}

const problem = (error: string, description: string): TokenAnswer => ({ status: 400, body: { error, error_description: description } });
