/** Milliseconds after which the gateway counts as silent. */
const PATIENCE_MS = 15_000;

/** The gateway says that what the page asks for does not exist. */
export class FeedRefusal extends Error {
  override readonly name = 'FeedRefusal';

  constructor(
    message: string,
    /** The parameter at fault; null if it is not known. */
    readonly parameter: string | null,
  ) {
    super(message);
  }
}

/**
 * Loads a feed, without cookies: it is the same for everybody.
 * @throws FeedRefusal, or another Error if there is no answer
 */
export async function fetchFeed<Feed>(address: URL, signal: AbortSignal): Promise<Feed> {
  const response = await fetch(address, { credentials: 'omit', signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]) });
  if (response.ok) return (await response.json()) as Feed;
  if (response.status >= 500) throw new Error(`status ${response.status}`);
  const { errors } = (await response.json()) as { errors: { message: string; extensions?: { argument?: string } }[] };
  throw new FeedRefusal(errors[0]?.message ?? '', errors[0]?.extensions?.argument ?? null);
}
