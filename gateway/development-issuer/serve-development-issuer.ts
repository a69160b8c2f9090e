import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { DevelopmentIssuer } from '../../shared/identity/development-issuer.js';
import { Refusal } from '../http/refusal.js';
import { originOf } from '../pages/origin-of.js';
import { pageHeaders } from '../pages/page-headers.js';
import { answerTokenRequest } from './answer-token-request.js';
import { type AuthorizationRequest, readAuthorizationRequest, returnTo } from './authorization-request.js';
import { createIssuedCodes } from './issued-codes.js';
import { issuerMetadata, signedOutAt } from './issuer-metadata.js';
import { PERSON_PAGE_STYLE, personPage } from './person-page.js';
import { grantOf, type KnownUnits, listPersons } from './persons.js';
import { forgetPerson, readPerson, rememberPerson } from './remembered-person.js';

/** What the issuer needs. */
export interface DevelopmentIssuerOptions {
  readonly issuer: DevelopmentIssuer;
  /** Address under which browsers reach the gateway; null for the one that a request names. */
  readonly publicUrl: string | null;
  /** Units whose leader and nurse may be chosen. */
  readonly readUnits: (request: FastifyRequest, reply: FastifyReply) => Promise<KnownUnits>;
  /** Milliseconds since 1970; default the system's clock. */
  readonly now?: () => number;
}

const NO_STORE = { 'cache-control': 'no-store', pragma: 'no-cache' };

/**
 * Serves an issuer of tokens at `/oidc` with which anybody may be anybody invented: OpenID Connect, code flow with PKCE alone. For development;
 * whoever serves it in production has no access control left.
 */
export async function serveDevelopmentIssuer(app: FastifyInstance, options: DevelopmentIssuerOptions): Promise<void> {
  const { issuer, publicUrl, readUnits, now } = options;
  const codes = createIssuedCodes(now);
  /** Sends somebody back with a code. */
  const sendBack = (
    reply: FastifyReply,
    origin: string,
    { redirectUri, state, nonce, challenge }: AuthorizationRequest,
    person: string,
  ) => {
    const code = codes.issue({ redirectUri, challenge, nonce, person });
    return reply.headers(NO_STORE).redirect(returnTo(redirectUri, origin, { code, state }), 303);
  };

  // In a scope of its own: no other address takes forms.
  await app.register(async (scope) => {
    scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
      done(null, new URLSearchParams(String(body))),
    );
    scope.get('/oidc/.well-known/openid-configuration', async (request) => issuerMetadata(originOf(request, publicUrl)));
    scope.get('/oidc/jwks', async () => ({ keys: [issuer.publicKey] }));
    scope.get('/oidc/style.css', async (_request, reply) => reply.type('text/css; charset=utf-8').send(PERSON_PAGE_STYLE));

    scope.get('/oidc/authorize', async (request, reply) => {
      const origin = originOf(request, publicUrl);
      const parameters = new URL(request.url, origin).searchParams;
      const asked = readAuthorizationRequest(parameters, origin);
      if ('error' in asked) return reply.headers(NO_STORE).redirect(asked.error, 303);
      if (asked.isSilent) {
        const person = readPerson(request);
        if (person !== null) return sendBack(reply, origin, asked, person);
        return reply.headers(NO_STORE).redirect(returnTo(asked.redirectUri, origin, { error: 'login_required', state: asked.state }), 303);
      }
      const text = personPage(listPersons(await readUnits(request, reply)), parameters);
      return reply
        .headers({ ...pageHeaders(), ...NO_STORE })
        .type('text/html; charset=utf-8')
        .send(text);
    });

    scope.post<{ Body: unknown }>('/oidc/authorize', async (request, reply) => {
      const origin = originOf(request, publicUrl);
      const form = formOf(request.body);
      const asked = readAuthorizationRequest(form, origin);
      if ('error' in asked) return reply.headers(NO_STORE).redirect(asked.error, 303);
      const person = form.get('person') ?? '';
      grantOf(person);
      return sendBack(rememberPerson(reply, person), origin, asked, person);
    });

    scope.post<{ Body: unknown }>('/oidc/token', async (request, reply) => {
      const { status, body } = await answerTokenRequest(formOf(request.body), { issuer, codes, origin: originOf(request, publicUrl) });
      return reply.code(status).headers(NO_STORE).send(body);
    });

    scope.get('/oidc/logout', async (request, reply) => {
      const origin = originOf(request, publicUrl);
      const { searchParams } = new URL(request.url, origin);
      const target = signedOutAt(origin);
      if ((searchParams.get('post_logout_redirect_uri') ?? target) !== target)
        throw new Refusal(400, `post_logout_redirect_uri must be ${target}, to the letter.`);
      return forgetPerson(reply).headers(NO_STORE).redirect(target, 303);
    });
  });
}

function formOf(body: unknown): URLSearchParams {
  if (body instanceof URLSearchParams) return body;
  throw new Refusal(415, 'The body must be a form: send it with `content-type: application/x-www-form-urlencoded`.');
}
