import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { CacheHint } from '../../shared/subgraph/cache-hint.js';
import type { Encoding } from '../http/choose-encoding.js';
import { entityTagOf } from '../http/entity-tag.js';

/** Compressed once for many: worth more work than for one. */
const BROTLI_QUALITY = 6;
/** Bytes below which compression saves no packet. */
const COMPRESSION_THRESHOLD_BYTES = 1_024;

const COMPRESSORS: Readonly<Record<Encoding, (body: Buffer) => Promise<Buffer>>> = {
  br: (body) =>
    promisify(brotliCompress)(body, {
      params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
    }),
  gzip: promisify(gzip),
};

/** A whole answer that everybody may have. */
export class KeptAnswer implements CacheHint {
  readonly until: number;
  readonly versions: CacheHint['versions'];
  readonly etag: string;
  readonly #variants = new Map<Encoding, Buffer | Promise<Buffer>>();

  /** @param keptAt when it was made, in milliseconds since 1970 */
  constructor(
    readonly body: Buffer,
    { until, versions }: CacheHint,
    readonly keptAt: number,
  ) {
    this.until = until;
    this.versions = versions;
    this.etag = entityTagOf(body);
  }

  /** Whole seconds since it was made. */
  get age(): number {
    return Math.max(0, Math.floor((Date.now() - this.keptAt) / 1_000));
  }

  /** In which encoding it is sent to those who accept one. */
  encodingFor(accepted: Encoding | null): Encoding | null {
    return this.body.length < COMPRESSION_THRESHOLD_BYTES ? null : accepted;
  }

  /** The body in an encoding, compressed when it is first wanted. */
  in(encoding: Encoding | null): Buffer | Promise<Buffer> {
    if (encoding === null) return this.body;
    const known = this.#variants.get(encoding);
    if (known) return known;
    const compressing = COMPRESSORS[encoding](this.body);
    this.#variants.set(encoding, compressing);
    compressing.then(
      (compressed) => this.#variants.set(encoding, compressed),
      () => this.#variants.delete(encoding),
    );
    return compressing;
  }
}
