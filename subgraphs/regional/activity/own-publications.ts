import type { CheckedActivityFilter } from '../../../shared/sector/activity/activity-filter.js';
import type { PublicationHit } from '../../../shared/sector/activity/publication.js';
import { startOfDay, today } from '../../../shared/subgraph/date.js';
import { comparePositions, type Position } from '../../../shared/subgraph/page.js';
import type { DocumentEditionVersion } from '../governance/document-edition.entity.js';
import { bySlug } from '../governance/governance.repository.js';
import type { RegionalContext } from '../regional-context.js';

/** A page of what `regional` publishes itself. */
export interface OwnPublications {
  readonly hits: readonly PublicationHit[];
  readonly total: number;
}

/**
 * The editions of documents that editors have added and that apply or have applied, newest first. A document is of no network: it is found
 * under its region, and in every network of it; one without a region is found everywhere.
 */
export async function ownPublications(
  { loaders, db, registry }: Pick<RegionalContext, 'loaders' | 'db' | 'registry'>,
  { region, network, kind, since, before }: CheckedActivityFilter,
  { after, limit }: { readonly after: Position | null; readonly limit: number },
): Promise<OwnPublications> {
  if (kind !== null && kind !== 'DOCUMENT') return { hits: [], total: 0 };
  const regionOf = registry.sectors.find(({ networks }) => networks.some(({ slug }) => slug === network))?.region ?? null;
  const documents = await loaders.documents('');
  const known = await firstKnown(db);
  const found = (await loaders.documentEditions('')).flatMap((edition): PublicationHit[] => {
    const document = bySlug(documents, edition.document);
    const isMeant = document !== null && [region, regionOf].every((one) => one === null || (document.region ?? one) === one);
    if (!isMeant || edition.validFrom > today()) return [];
    const hit = publicationOf(edition, document, known.get(edition.documentEditionId) ?? edition.recordedAt);
    return (since === null || hit.key >= since) && (before === null || hit.key < before) ? [hit] : [];
  });
  const ordered = found.toSorted((a, b) => comparePositions([a.key, a.id], [b.key, b.id], 'desc'));
  const rest = ordered.filter(({ key, id }) => after === null || comparePositions([key, id], after, 'desc') > 0);
  return { hits: rest.slice(0, limit), total: found.length };
}

/** When each edition was first recorded. */
async function firstKnown(db: RegionalContext['db']): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('documentEditionVersion')
    .select(({ fn }) => ['documentEditionId', fn.min('recordedAt').as('first')])
    .groupBy('documentEditionId')
    .execute();
  return new Map(rows.map(({ documentEditionId, first }) => [documentEditionId, first]));
}

function publicationOf(
  { documentEditionId: id, label, url, validFrom, recordedAt, demo }: Readonly<DocumentEditionVersion>,
  document: { readonly title: string; readonly url: string | null },
  first: string,
): PublicationHit {
  const begins = startOfDay(validFrom);
  const publishedAt = first > begins ? first : begins;
  const updatedAt = recordedAt > publishedAt ? recordedAt : publishedAt;
  const nothing = { network: null, objectId: null, state: null, startsAt: null, endsAt: null, place: null, decidedOn: null };
  const told = { title: document.title, detail: label, occurredOn: validFrom, url: url ?? document.url };
  return { key: publishedAt, id, record: { kind: 'DOCUMENT', ...nothing, ...told, publishedAt, updatedAt, demo: Boolean(demo) } };
}
