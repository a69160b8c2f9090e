/** Closes what was opened, one after the other, also where one of them fails; then the first failure is thrown. */
export async function closeInTurn(closers: Iterable<() => Promise<unknown>>): Promise<void> {
  const closed: PromiseSettledResult<unknown>[] = [];
  for (const close of closers) closed.push(...(await Promise.allSettled([close()])));
  for (const result of closed) if (result.status === 'rejected') throw result.reason;
}
