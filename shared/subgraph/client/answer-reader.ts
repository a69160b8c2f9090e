import { decompress } from './decompress.js';
import type { HttpAnswer } from './exchange.js';
import { type FailureKind, SubgraphFailure } from './failure.js';
import type { SharedAnswer } from './flight.js';
import type { SubgraphClientSettings } from './options.js';

/** Reads a body; null if it is not what was asked for. */
export type ReadText<Answer> = (text: string, answer: HttpAnswer) => Answer | null;

/** Reads what arrives from one subgraph. Nothing in it is trusted: it may be a proxy's, or nobody's. */
export class AnswerReader {
  constructor(private readonly settings: Pick<SubgraphClientSettings, 'name' | 'maxResponseBytes'>) {}

  /**
   * Reads an answer; without compression at once, as a promise would only cost time.
   * @throws SubgraphFailure if it is none that can be used
   */
  read<Answer>(answer: HttpAnswer, readText: ReadText<Answer>): SharedAnswer<Answer> | Promise<SharedAnswer<Answer>> {
    const kind = kindOf(answer);
    if (kind !== null) throw this.failure(kind, new Error(`it answered with status ${answer.status}`));
    const { 'content-encoding': encoding = 'identity' } = answer.headers;
    return encoding === 'identity'
      ? this.share(answer.body.toString(), answer, readText)
      : this.unpack(answer, encoding).then((body) => this.share(body.toString(), answer, readText));
  }

  private share<Answer>(text: string, answer: HttpAnswer, readText: ReadText<Answer>): SharedAnswer<Answer> {
    let first = readText(text, answer);
    if (first === null) {
      // Not the text itself: it may be about persons, and this is for the log.
      const what = `${text.length} characters of ${answer.headers['content-type'] ?? 'no content type'}`;
      throw this.failure('BAD_RESPONSE', new Error(`it answered with status ${answer.status} and ${what}`));
    }
    return {
      take: () => {
        // What could be read once can be read again.
        const taken = first ?? (readText(text, answer) as Answer);
        first = null;
        return taken;
      },
    };
  }

  private async unpack({ body }: HttpAnswer, encoding: string): Promise<Buffer> {
    try {
      return await decompress(body, encoding, this.settings.maxResponseBytes);
    } catch (cause) {
      throw this.failure('BAD_RESPONSE', cause);
    }
  }

  private failure(kind: FailureKind, cause: unknown): SubgraphFailure {
    return new SubgraphFailure(this.settings.name, kind, cause);
  }
}

/** What a status says; null if the body is to be read. A refusal with a body in GraphQL's form is an answer. */
function kindOf({ status, headers }: HttpAnswer): FailureKind | null {
  if (status === 429 || (status === 503 && headers['retry-after'] !== undefined)) return 'OVERLOADED';
  return status >= 500 ? 'UNAVAILABLE' : null;
}
