import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import { badUserInput } from './errors.js';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Makes and opens page cursors. A cursor holds sort keys, which are names, so it is encrypted; and it is bound to the list that it
 * was made for, so that it cannot be used with another filter or order.
 */
export interface CursorBox {
  /** Closes a position over the list described by `list` (any JSON value). */
  seal(position: unknown, list: unknown): string;
  /**
   * Opens a cursor.
   * @throws BAD_USER_INPUT for `after` if it is malformed, foreign, or made for another list
   */
  open(cursor: string, list: unknown): unknown;
  /**
   * A keyed digest of a text, in hexadecimal: stable, and telling nothing of it to those without the key, whatever texts they try.
   * For lists whose order must not tell which rows they are made of.
   */
  scramble(text: string): string;
}

/**
 * @param key 32 bytes; kept in the subgraph's own database, so that cursors outlive a restart
 */
export function createCursorBox(key: Buffer): CursorBox {
  const digest = (list: unknown): Buffer => createHash('sha256').update(JSON.stringify(list)).digest();
  return {
    seal(position, list) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES }).setAAD(digest(list));
      const body = Buffer.concat([cipher.update(JSON.stringify(position), 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
    },
    scramble: (text) => createHmac('sha256', key).update(text).digest('hex'),
    open(cursor, list) {
      const bytes = Buffer.from(cursor, 'base64url');
      try {
        const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
          .setAAD(digest(list))
          .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
        const body = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
        return JSON.parse(body.toString('utf8'));
      } catch {
        throw badUserInput('after', 'after is not a cursor of this list. Use endCursor of a page with the same filter, order and dates.');
      }
    },
  };
}
