import { readGuides } from '../../gateway/reference/guides.js';

/** A GraphQL block of a guide. */
export interface GuideBlock {
  /** Guide and number of the block, for messages. */
  readonly name: string;
  readonly query: string;
  /** From the JSON block that follows at once. */
  readonly variables: Record<string, unknown>;
  /** What the block says that it takes, `role=LEADER unit=ous:unit:…`; nothing if it is for everybody. */
  readonly takes: Readonly<Record<string, string>>;
}

const BLOCK = /```graphql([^\n]*)\n([\s\S]*?)```(?:\n\n```json\n([\s\S]*?)```)?/g;

/** Reads all GraphQL blocks of the guides. */
export const readGuideBlocks = (): GuideBlock[] =>
  readGuides().flatMap(({ name, text }) =>
    [...text.matchAll(BLOCK)].map(([, words = '', query = '', variables = '{}'], index) => ({
      name: `${name} ${index + 1}`,
      query,
      variables: JSON.parse(variables) as Record<string, unknown>,
      takes: Object.fromEntries(
        words
          .trim()
          .split(/\s+/)
          .flatMap((word) => (word ? [word.split('=') as [string, string]] : [])),
      ),
    })),
  );
