/** Longest topic, and most topics of an event. */
const MAX_TOPIC = 50;
export const MAX_TOPICS = 10;

/** A word or a few, beginning with a letter or digit; without the quotes that part topics in the database. */
const TOPIC = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} .,&+/'’()–-]*$/u;

/**
 * The tag (emne) that a text stands for: in lower case, with one space between words, so that tags meet however they are typed.
 * @returns null if it is none
 */
export function foldTopic(text: string): string | null {
  const folded = text.normalize('NFC').replaceAll(/\s+/g, ' ').trim().toLowerCase();
  return folded.length <= MAX_TOPIC && TOPIC.test(folded) ? folded : null;
}
