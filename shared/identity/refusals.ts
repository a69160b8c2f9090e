import { GraphQLError } from 'graphql';

/**
 * The caller's token, or what goes with it, is not accepted.
 * @param message for people: what to do; never what the token holds
 */
export const unauthenticated = (message: string): GraphQLError => new GraphQLError(message, { extensions: { code: 'UNAUTHENTICATED' } });

/** Whether a token is good cannot be found out now. */
export const identityUnavailable = (): GraphQLError =>
  new GraphQLError('Who you are cannot be checked right now. Try again in a minute; what is public is answered without signing in.', {
    extensions: { code: 'IDENTITY_UNAVAILABLE' },
  });
