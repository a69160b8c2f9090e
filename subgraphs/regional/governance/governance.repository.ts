import type { Kysely } from 'kysely';
import { believed } from '../../../shared/sector/time.js';
import { type Moment, parseMoment } from '../../../shared/subgraph/moment.js';
import type { RegionalTables } from '../entities.js';

/** All believed rows of a table at a moment. */
type Rows<Table extends keyof RegionalTables> = (moment: string) => Promise<readonly RegionalTables[Table][]>;

/** Lists of governance: a few dozen rows each, so they are read whole, once for each moment in a request. */
export interface GovernanceLoaders {
  readonly bodies: Rows<'body'>;
  readonly bodyTerms: Rows<'bodyTermVersion'>;
  readonly seatTerms: Rows<'seatTermVersion'>;
  readonly agreements: Rows<'agreement'>;
  readonly documents: Rows<'document'>;
  readonly documentEditions: Rows<'documentEditionVersion'>;
  readonly evaluations: Rows<'evaluationVersion'>;
  readonly publishedOperators: Rows<'publishedOperator'>;
}

/** Loaders over `regional`'s database. */
export function createGovernanceLoaders(db: Kysely<RegionalTables>): GovernanceLoaders {
  const facts = <Table extends 'body' | 'agreement' | 'document'>(table: Table): Rows<Table> =>
    oncePerMoment(async (moment) => {
      const rows = db
        .selectFrom(table as 'body')
        .selectAll()
        .where(believed(table, moment));
      return (await rows.orderBy('slug').orderBy('version').execute()) as unknown as RegionalTables[Table][];
    });
  const terms = <Table extends 'bodyTermVersion' | 'seatTermVersion' | 'documentEditionVersion' | 'evaluationVersion'>(
    table: Table,
  ): Rows<Table> =>
    oncePerMoment(async (moment) => {
      const rows = db
        .selectFrom(table as 'bodyTermVersion')
        .selectAll()
        .where(believed(table, moment));
      return (await rows.orderBy('validFrom').orderBy('version').execute()) as unknown as RegionalTables[Table][];
    });
  return {
    bodies: facts('body'),
    bodyTerms: terms('bodyTermVersion'),
    seatTerms: terms('seatTermVersion'),
    agreements: facts('agreement'),
    documents: facts('document'),
    documentEditions: terms('documentEditionVersion'),
    evaluations: terms('evaluationVersion'),
    publishedOperators: oncePerMoment((moment) =>
      db.selectFrom('publishedOperator').selectAll().where(believed('publishedOperator', moment)).orderBy('key').execute(),
    ),
  };
}

function oncePerMoment<Row>(read: (moment: Moment) => Promise<readonly Row[]>): (moment: string) => Promise<readonly Row[]> {
  const known = new Map<string, Promise<readonly Row[]>>();
  return (moment) => {
    const rows = known.get(moment) ?? read(parseMoment(moment));
    known.set(moment, rows);
    return rows;
  };
}

/** The row with a slug; null if there is none. */
export const bySlug = <Row extends { readonly slug: string }>(rows: readonly Row[], slug: string | null): Row | null =>
  rows.find((row) => row.slug === slug) ?? null;
