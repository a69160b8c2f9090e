import { hashText } from './random.js';

const DIGITS = '0123456789bcdefghjklmnpqrstvwxyz';
const LENGTH = 5;
const KEYS = 32 ** LENGTH;

/**
 * Opens a sequence of different opaque keys. The counter is sent through a bijection of 25-bit numbers (odd factors and
 * xor-shifts lose nothing), so that no key comes twice and the order of keys tells nothing about names or age.
 */
export function createKeys(seed: string): () => string {
  const hash = hashText(seed);
  const factor = (hash | 1) % KEYS;
  const offset = hash >>> 7;
  let counter = 0;
  return () => {
    counter += 1;
    let mixed = (Math.imul(counter, factor) + offset) & (KEYS - 1);
    mixed ^= mixed >>> 13;
    mixed = Math.imul(mixed, 0x9e3779b1) & (KEYS - 1);
    mixed ^= mixed >>> 11;
    return toKey(mixed);
  };
}

function toKey(value: number): string {
  let key = '';
  for (let rest = value, length = 0; length < LENGTH; length += 1, rest >>>= 5) key = DIGITS.charAt(rest & 31) + key;
  return key;
}
