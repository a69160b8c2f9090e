/** Characters of a reason that a person reads. */
const LONGEST_REASON = 2_000;

/** All that is wrong with a supergraph, on one line, and not without end: one mistake may show in hundreds of places. */
export function tellReason(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const line = text.trim().replaceAll(/\s*\n\s*/g, '; ');
  return line.length > LONGEST_REASON ? `${line.slice(0, LONGEST_REASON)} … and more` : line;
}
