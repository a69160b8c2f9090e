/** Compressions of answers, the better one first. */
export type Encoding = 'br' | 'gzip';

const OFFERED: readonly Encoding[] = ['br', 'gzip'];

/** The compression of an answer by `Accept-Encoding` (RFC 9110, 12.5.3), ours first among equals; null for none. */
export function chooseEncoding(accepted: string | undefined): Encoding | null {
  if (accepted === undefined) return null;
  const ranges = new Map(accepted.split(',').map(readRange));
  const rated = OFFERED.map((encoding) => ({ encoding, quality: ranges.get(encoding) ?? ranges.get('*') ?? 0 }));
  const [best] = rated.toSorted((a, b) => b.quality - a.quality);
  return best && best.quality > 0 && best.quality >= (ranges.get('identity') ?? 0) ? best.encoding : null;
}

function readRange(text: string): [name: string, quality: number] {
  const [name = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const quality = Number(parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? 1);
  return [name, quality >= 0 && quality <= 1 ? quality : 0];
}
