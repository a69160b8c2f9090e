import { Lexer, Source, TokenKind } from 'graphql';
import type { Limits } from '../settings/limit-settings.js';
import { refusal, tooDeep } from './refusals.js';

const OPENING: ReadonlySet<string> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const CLOSING: ReadonlySet<string> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/**
 * Checks the text of a query before it is parsed: parsers and visitors recurse, and the stack is finite. Reads it with the lexer of
 * graphql-js, in one pass without recursion, so that strings and comments are what they are for the parser.
 * @throws GraphQLError `QUERY_TOO_LONG`, `QUERY_TOO_MANY_TOKENS` or `QUERY_TOO_DEEP`; without a code, where the text is no GraphQL
 */
export function checkText(query: string, { maxQueryBytes, maxTokens, maxDepth }: Limits): void {
  const bytes = Buffer.byteLength(query);
  if (bytes > maxQueryBytes)
    throw refusal({
      code: 'QUERY_TOO_LONG',
      message: `The query has ${bytes} bytes; at most ${maxQueryBytes} are read. Send it in parts, and texts as variables.`,
      limit: maxQueryBytes,
      found: bytes,
    });
  const lexer = new Lexer(new Source(query));
  let depth = 0;
  for (let tokens = 1; lexer.advance().kind !== TokenKind.EOF; tokens += 1) {
    const { kind } = lexer.token;
    if (tokens > maxTokens)
      throw refusal({
        code: 'QUERY_TOO_MANY_TOKENS',
        message: `The query has more than ${maxTokens} words and signs. Send it in parts, and long lists as variables.`,
        limit: maxTokens,
      });
    if (OPENING.has(kind)) depth += 1;
    else if (CLOSING.has(kind)) depth -= 1;
    if (depth > maxDepth) throw tooDeep(maxDepth);
  }
}
