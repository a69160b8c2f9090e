import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, zstdDecompress } from 'node:zlib';

type Decoder = (body: Buffer, limits: { readonly maxOutputLength: number }) => Promise<Buffer>;

const DECODERS: ReadonlyMap<string, Decoder> = new Map<string, Decoder>([
  ['zstd', promisify(zstdDecompress)],
  ['br', promisify(brotliDecompress)],
  ['gzip', promisify(gunzip)],
  ['deflate', promisify(inflate)],
]);

/** Compressions that can be read, as the header `accept-encoding` lists them. */
export const ACCEPTED_ENCODINGS = [...DECODERS.keys()].join(', ');

/**
 * Decompresses a body, and stops where it gets too large: a few kilobytes may stand for gigabytes.
 * @param encoding header `content-encoding`: one compression
 * @param maxBytes largest result
 * @throws Error if it is none of the known ones, or the body is none, or too large
 */
export function decompress(body: Buffer, encoding: string, maxBytes: number): Promise<Buffer> {
  const decode = DECODERS.get(encoding.trim().toLowerCase());
  if (!decode) throw new Error(`the compression ${encoding} is not known`);
  return decode(body, { maxOutputLength: maxBytes });
}
