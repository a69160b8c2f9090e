import { sql } from 'kysely';
import { afterEach, expect, it } from 'vitest';
import { readAreas } from '../../shared/areas.js';
import { SECTOR_ENTITIES } from '../../shared/sector/entities.js';
import { SECTOR_MIGRATIONS } from '../../shared/sector/migrations.js';
import { createGazetteer } from '../../shared/sector/search/gazetteer.js';
import { searchNursesByText } from '../../shared/sector/search/nurse-text.search.js';
import { readQuery } from '../../shared/sector/search/read-query.js';
import { nameColumns } from '../../shared/sector/search/search-text.js';
import { understand } from '../../shared/sector/search/understand.js';
import type { SectorTables } from '../../shared/sector/tables.js';
import { REGISTRY } from '../../shared/sectors.js';
import { type Database, type DatabaseLocation, openDatabase } from '../../shared/subgraph/database.js';
import { NOW } from '../../shared/subgraph/moment.js';
import { textKey } from '../../shared/subgraph/text-key/text-key.js';
import { emptyDatabase } from '../kit/test-database.js';

const NAMES = ["Øyvør O'Ås-Prøve", 'Baard "Null" \\ Demostad', 'Жук Øving', 'Løv Demostad', 'Åse 100 % Prøve', 'A B'];
const UNITS = ['Ås sykehjem', 'Løkka, 2. etasje'];
const gazetteer = createGazetteer(readAreas(), REGISTRY);
const ANYBODY = { caller: null, grants: [], selves: [], leads: [], coordinates: [], networks: [] };

const opened = new Set<Database<SectorTables>>();
afterEach(async () => {
  for (const database of opened) await database.close();
  opened.clear();
});

async function open(location: DatabaseLocation, migrations = SECTOR_MIGRATIONS): Promise<Database<SectorTables>> {
  const database = await openDatabase<SectorTables>({ name: 'ous', location, entities: SECTOR_ENTITIES, migrations });
  opened.add(database);
  return database;
}

async function close(database: Database<SectorTables>) {
  opened.delete(database);
  await database.close();
}

type Row = Readonly<Record<string, string | boolean | null>>;

/** Writes a roster: every person works in a unit. A release that knows of no search writes no text of it. */
async function write(database: Database<SectorTables>, names: readonly string[], nameOf: (name: string) => Row, from = 0) {
  const valid = { recorded_at: '2020-01-01T00:00:00.000Z', superseded_at: null, demo: false, valid_from: '2020-01-01', valid_to: null };
  await database.write(async (em) => {
    const insert = (table: string, row: Row) =>
      sql`insert into ${sql.table(table)} (${sql.join(Object.keys(row).map((column) => sql.ref(column)))})
        values (${sql.join(Object.values(row).map((value) => (typeof value === 'boolean' ? sql.lit(value) : value)))})`.execute(
        em.getKysely(),
      );
    for (const [i, name] of (from === 0 ? UNITS : []).entries()) {
      await insert('unit', { id: `u${i}` });
      const unit = { unit_id: `u${i}`, name, service_type: 'OTHER', network: 'ous', area_code: null };
      await insert('unit_version', { ...valid, ...unit, ...nameOf(name) });
    }
    for (const [i, name] of names.entries()) {
      const id = `n${from + i}`;
      await insert('nurse', { id });
      await insert('nurse_version', { ...valid, nurse_id: id, name, role: 'RESOURCE_NURSE', visibility: 'PUBLIC', ...nameOf(name) });
      await insert('appointment', { id: `a${from + i}` });
      const appointment = { appointment_id: `a${from + i}`, nurse_id: id, unit_id: `u${i % UNITS.length}`, role: 'RESOURCE_NURSE' };
      await insert('appointment_version', { ...valid, ...appointment, basis: 'PARTICULAR_INTEREST' });
    }
  });
}

const before = (name: string) => ({ sort_key: textKey(name) });
const now = (name: string) => {
  const { sortKey, searchText } = nameColumns(name);
  return { sort_key: sortKey, search_text: searchText };
};

async function find({ read }: Database<SectorTables>, text: string): Promise<string[]> {
  const all = { viewer: ANYBODY, moment: NOW, direction: 'asc', network: null, areas: null, serviceType: null, after: null } as const;
  const understood = understand(read, 'nurse', readQuery(text, gazetteer));
  const { hits } = await searchNursesByText(read, { ...all, text: understood, byMatch: true, limit: 50, withTotal: false });
  return hits.map(({ id }) => id).toSorted();
}

/** What the search keeps beside the names. */
async function kept({ read }: Database<SectorTables>) {
  const texts = async (table: 'nurseVersion' | 'unitVersion') =>
    (await read.selectFrom(table).select(['name', 'searchText']).execute())
      .map(({ name, searchText }) => `${name}:${searchText}`)
      .toSorted();
  const words = await read.selectFrom('searchWord').selectAll().execute();
  const variants = await read.selectFrom('searchVariant').selectAll().execute();
  const lines = (rows: readonly object[]) => rows.map((row) => Object.values(row).toSorted().join(' ')).toSorted();
  return { nurses: await texts('nurseVersion'), units: await texts('unitVersion'), words: lines(words), variants: lines(variants) };
}

it('a database from before the search by text is found in by it, as one that was written with it', async () => {
  const location = await emptyDatabase();
  const old = await open(location, SECTOR_MIGRATIONS.slice(0, 2));
  await write(old, NAMES, before);
  await close(old);
  const migrated = await open(location);
  const fresh = await open(await emptyDatabase());
  await write(fresh, NAMES, now);
  for (const database of [migrated, fresh]) {
    expect(await find(database, 'oyvor prove')).toEqual(['n0']);
    expect(await find(database, 'Demostda')).toEqual(['n1', 'n3']);
    expect(await find(database, 'Жук')).toEqual(['n2']);
    expect(await find(database, 'aas')).toEqual(['n0', 'n2', 'n4']);
    expect(await find(database, 'sykehejm')).toEqual(['n0', 'n2', 'n4']);
    expect(await find(database, '100')).toEqual(['n4']);
  }
  const keeps = await kept(migrated);
  expect(keeps.words.length).toBeGreaterThan(15);
  expect(keeps).toEqual(await kept(fresh));
  // And whoever comes later is found as well.
  await write(migrated, ['Nykommer Tenktvik'], now, NAMES.length);
  expect(await find(migrated, 'tenkvik')).toEqual([`n${NAMES.length}`]);
});
