import type { SourceStatus } from '../../../shared/sector/source-status.type.js';
import type { SectorDeclaration } from '../../../shared/sectors.js';
import { isDay } from '../../../shared/subgraph/date.js';
import { isObject } from '../../../shared/subgraph/read-answer.js';
import type { RegionalContext } from '../regional-context.js';
import { askSectors, readSourceStatus, type SectorAnswer } from '../search/ask-sectors.js';
import type { RecordedOperator } from './alert-facts.js';

/** Who runs the networks of a sector today. */
export interface SectorOperators {
  readonly operators: readonly RecordedOperator[];
  readonly source: SourceStatus;
}

/** Asks sectors who runs their networks today. What one says of networks that are not its own is no answer. */
export function askForOperators(
  context: Pick<RegionalContext, 'clients' | 'call'>,
  sectors: readonly SectorDeclaration[],
): Promise<SectorAnswer<SectorOperators>[]> {
  return askSectors(context, sectors, {
    query: `{ _operators(moment: "") {
      operators { network name validFrom validTo demo } source { sector state dataVersion asOf message }
    } }`,
    read: ({ _operators: answer }) => {
      if (!isObject(answer) || !Array.isArray(answer.operators) || !answer.operators.every(isOperator)) return null;
      const source = readSourceStatus(answer.source);
      const sector = sectors.find(({ slug }) => slug === source?.sector);
      const own = answer.operators.every(({ network }) => sector?.networks.some(({ slug }) => slug === network));
      return source && own ? { operators: answer.operators, source } : null;
    },
  });
}

function isOperator(value: unknown): value is RecordedOperator {
  if (!isObject(value)) return false;
  const { network, name, validFrom, validTo, demo } = value;
  const isDate = (day: unknown) => typeof day === 'string' && isDay(day);
  return (
    typeof network === 'string' &&
    (name === null || typeof name === 'string') &&
    isDate(validFrom) &&
    (validTo === null || isDate(validTo)) &&
    typeof demo === 'boolean'
  );
}
