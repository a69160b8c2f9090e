import type { Thing } from './access-fixture.js';
import { change } from './mutate.js';
import type { TestGraph } from './test-graph.js';

const BODY = 'vestre-viken-steering-group';
const AGREEMENT = 'vestre-viken-network-agreement';
const DOCUMENT = 'vestre-viken-cooperation-agreement-document';
const ITEM = 'vestre-viken-function-description/duty/1';

/** A body as its changes answer. */
interface Body {
  readonly version: number;
  readonly terms: readonly Thing[];
  readonly evaluations: readonly { readonly id: string | null; readonly version: number | null }[];
  readonly seats: readonly { readonly terms: readonly Thing[] }[];
}
/** Something in governance that is named by its slug. */
interface Slugged {
  readonly slug: string;
  readonly version: number;
}

/**
 * Makes what content files have none of: a term of a body, somebody in a seat, an edition of a document, an evaluation, a preferred figure.
 * @param as token of an editor of `regional`
 * @param figure key of a published figure
 * @returns what there is now to be changed, by what an argument calls it, for example `slug BODY`
 */
export async function makeGovernance(graph: TestGraph, as: string, figure: string): Promise<Record<string, Thing>> {
  const done = async <Result>(name: string, select: string, input: object) => {
    const answer = await change<Result>(graph, { owner: 'regional', name, select, input, as });
    if (answer.result === null) throw new Error(`${name} failed: ${JSON.stringify(answer)}`);
    return answer.result;
  };
  await done('prefer Observation', 'observation { key }', { key: figure, expectedVersion: 0, reason: 'Nyest' });
  const edition = { document: DOCUMENT, label: 'Andre utgave', from: '2025-01-01', to: '2026-01-01' };
  const { editions } = await done<{ editions: Thing[] }>('add DocumentEdition', 'document { editions { id version } }', edition);
  const select = 'body { version evaluations { id version } terms { id version } seats { terms { id version } } }';
  await done('record Evaluation', select, { body: BODY, from: '2026-03-01', to: '2026-04-01', verbatim: 'Fortsetter.' });
  await done('appoint Body', select, { body: BODY, from: '2020-01-01', to: '2023-01-01', decision: 'Samarbeidsstyret' });
  const body = await done<Body>('set SeatHolder', select, { body: BODY, seat: 2, holder: 'Avdelingsleder', from: '2024-01-01' });
  const { data } = await graph.query<{
    agreements: Slugged[];
    documents: Slugged[];
    functionDescriptions: { items: { key: string; version: number }[] }[];
    observations: { key: string; preference: { version: number } | null }[];
  }>(
    '{ agreements { slug version } documents { slug version } functionDescriptions { items { key version } } observations { key preference { version } } }',
  );
  const hook = { url: 'https://example.no/hook', description: 'Nettsted' };
  const register = async () =>
    (await done<{ webhook: Thing }>('register Webhook', 'webhookSecret { webhook { id version } }', hook)).webhook;
  const item = data.functionDescriptions.flatMap(({ items }) => items).find(({ key }) => key === ITEM);
  const preferred = data.observations.find(({ key }) => key === figure)?.preference;
  const version = (rows: readonly Slugged[], name: string) => there(rows.find(({ slug }) => slug === name)).version;
  return {
    documentEditionId: there(editions[0]),
    evaluationId: there(body.evaluations.flatMap(({ id, version }) => (id === null || version === null ? [] : { id, version }))[0]),
    bodyTermId: there(body.terms[0]),
    seatTermId: there(body.seats.flatMap(({ terms }) => terms)[0]),
    webhookId: await register(),
    'webhookId ROTATED': await register(),
    'webhookId REMOVED': await register(),
    'webhookId RESENT': await register(),
    'slug BODY': { id: BODY, version: body.version },
    'body BODY': { id: BODY, version: body.version },
    'slug AGREEMENT': { id: AGREEMENT, version: version(data.agreements, AGREEMENT) },
    'slug DOCUMENT': { id: DOCUMENT, version: version(data.documents, DOCUMENT) },
    'document DOCUMENT': { id: DOCUMENT, version: version(data.documents, DOCUMENT) },
    'key ITEM': { id: ITEM, version: there(item).version },
    'key FIGURE': { id: figure, version: there(preferred).version },
  };
}

function there<Value>(value: Value | null | undefined): Value {
  if (value == null) throw new Error('the content of regional has none such');
  return value;
}
