import type { DocumentCount } from '../../../shared/sector/record/acknowledgement-count.repository.js';
import type { SourceStatus } from '../../../shared/sector/source-status.type.js';
import type { SectorDeclaration } from '../../../shared/sectors.js';
import { writeMoment } from '../../../shared/subgraph/moment.js';
import { createMomentLoader, type MomentLoader } from '../../../shared/subgraph/moment-loader.js';
import { isObject } from '../../../shared/subgraph/read-answer.js';
import type { RegionalContext } from '../regional-context.js';
import { askSectors, readSourceStatus, type SectorAnswer } from '../search/ask-sectors.js';

/** What one sector says of the documents that were asked about. */
type Answer = SectorAnswer<{ readonly counts: readonly DocumentCount[]; readonly source: SourceStatus }>;

/** What the sectors say of a document, by its slug. */
export type AcknowledgementLoader = MomentLoader<readonly Answer[]>;

const QUESTION = `query($documents: [String!]!, $moment: String!) { _acknowledgements(documents: $documents, moment: $moment) {
  counts { document network units unitsWithNurse } source { sector state dataVersion asOf message } } }`;

/** Asks every sector once for all documents of an answer. */
export function createAcknowledgementLoader(context: Pick<RegionalContext, 'registry' | 'clients' | 'call'>): AcknowledgementLoader {
  return createMomentLoader<readonly Answer[]>(
    async (moment, documents) => {
      const answers = await askSectors(context, context.registry.sectors, {
        query: QUESTION,
        variables: () => ({ documents, moment: writeMoment(moment) }),
        read: ({ _acknowledgements }) => readAnswer(_acknowledgements),
      });
      return new Map(documents.map((document) => [document, answers.map((answer) => only(document, answer))]));
    },
    () => [],
  );
}

function only(document: string, answer: Answer): Answer {
  if (answer.result === null) return answer;
  const counts = answer.result.counts.filter((count) => count.document === document && isOf(answer.sector, count));
  return { ...answer, result: { ...answer.result, counts } };
}

/** An owner is believed about its own networks alone. */
const isOf = ({ networks }: SectorDeclaration, { network }: DocumentCount) => networks.some(({ slug }) => slug === network);

function readAnswer(value: unknown): { readonly counts: readonly DocumentCount[]; readonly source: SourceStatus } | null {
  if (!isObject(value) || !Array.isArray(value.counts) || !value.counts.every(isCount)) return null;
  const source = readSourceStatus(value.source);
  return source && { counts: value.counts, source };
}

const isCount = (value: unknown): value is DocumentCount =>
  isObject(value) &&
  typeof value.document === 'string' &&
  typeof value.network === 'string' &&
  Number.isInteger(value.units) &&
  Number.isInteger(value.unitsWithNurse);
