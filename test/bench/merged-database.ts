import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { SECTOR_ENTITIES } from '../../shared/sector/entities.js';
import { SECTOR_MIGRATIONS } from '../../shared/sector/migrations.js';
import { type DatabaseLocation, openDatabase } from '../../shared/subgraph/database.js';

/** The tables that coverage of units is counted from. */
const TABLES = ['unit_version', 'appointment_version'] as const;

/** Rows in one statement. */
const BATCH = 5_000;

/** Makes a sector's database in which the units and appointments of all sectors can lie, with the sectors' own columns and indexes. */
export async function createMerged(url: string): Promise<pg.Client> {
  const database = await openDatabase({ name: 'merged', location: { url }, entities: SECTOR_ENTITIES, migrations: SECTOR_MIGRATIONS });
  await database.close();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const table of TABLES) {
    // Versions are numbered by each sector; words for the search by text are not counted.
    await client.query(`alter table ${table} drop constraint ${table}_pkey`);
    await client.query(`alter table ${table} disable trigger all`);
  }
  for (const index of INDEXES) await client.query(index);
  return client;
}

/** The day after an interval: behind all days, where none is known. */
const end = (row: string) => `coalesce(${row}valid_to, '9999-12-31')`;

/** What a merged database would have for this count: only what is believed now, with all columns that it needs, by unit and by time. */
const INDEXES = [
  'create index unit_version_count on unit_version (unit_id) include (area_code, valid_from, valid_to) where superseded_at is null',
  'create index appointment_version_count on appointment_version (unit_id) include (valid_from, valid_to) where superseded_at is null',
  `create index unit_version_time on unit_version ((${end('')})) include (unit_id, area_code, valid_from, valid_to) where superseded_at is null`,
  `create index appointment_version_time on appointment_version ((${end('')})) include (unit_id, valid_from, valid_to)
    where superseded_at is null`,
];

/** Fills it with the rows that the sectors have now. */
export async function merge(client: pg.Client, sectors: readonly DatabaseLocation[]): Promise<void> {
  await client.query(`truncate ${TABLES.join(', ')} cascade`);
  for (const location of sectors)
    for (const table of TABLES) {
      const rows = 'url' in location ? await rowsOnPostgres(location.url, table) : rowsOnSqlite(location.file, table);
      for (let start = 0; start < rows.length; start += BATCH)
        await client.query(`insert into ${table} overriding system value select * from json_populate_recordset(null::${table}, $1)`, [
          JSON.stringify(rows.slice(start, start + BATCH)),
        ]);
    }
  for (const table of TABLES) await client.query(`vacuum (full, analyze) ${table}`);
  // Full leaves no map of pages that all can see, without which an index alone does not suffice.
  for (const table of TABLES) await client.query(`vacuum (analyze) ${table}`);
}

function rowsOnSqlite(file: string, table: string): unknown[] {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    return db.prepare(`select * from ${table}`).all();
  } finally {
    db.close();
  }
}

async function rowsOnPostgres(url: string, table: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(`select * from ${table}`)).rows;
  } finally {
    await client.end();
  }
}

const holds = (row: string) =>
  `${row}.superseded_at is null and ${row}.valid_from <= $1 and (${row}.valid_to is null or ${row}.valid_to > $1)`;

/** The same, for the indexes by time. */
const holdsBy = (row: string) => `${row}.superseded_at is null and ${row}.valid_from <= $1 and ${end(`${row}.`)} > $1`;

/** Ways to count units and those with a resource nurse by area on a day, in one statement. */
export const COUNTS: Readonly<Record<string, string>> = {
  'left join of distinct units': `select u.area_code as area, count(*)::int as units, count(c.unit_id)::int as covered from unit_version u
    left join (select distinct a.unit_id from appointment_version a where ${holds('a')}) c on c.unit_id = u.unit_id
    where ${holds('u')} group by u.area_code`,
  'left join of grouped units': `select u.area_code as area, count(*)::int as units, count(c.unit_id)::int as covered from unit_version u
    left join (select a.unit_id from appointment_version a where ${holds('a')} group by a.unit_id) c on c.unit_id = u.unit_id
    where ${holds('u')} group by u.area_code`,
  exists: `select u.area_code as area, count(*)::int as units, (count(*) filter (where exists
    (select from appointment_version a where a.unit_id = u.unit_id and ${holds('a')})))::int as covered
    from unit_version u where ${holds('u')} group by u.area_code`,
  in: `select u.area_code as area, count(*)::int as units, (count(*) filter (where u.unit_id in
    (select a.unit_id from appointment_version a where ${holds('a')})))::int as covered
    from unit_version u where ${holds('u')} group by u.area_code`,
  'in, by time': `select u.area_code as area, count(*)::int as units, (count(*) filter (where u.unit_id in
    (select a.unit_id from appointment_version a where ${holdsBy('a')})))::int as covered
    from unit_version u where ${holdsBy('u')} group by u.area_code`,
  'left join of grouped units, by time': `select u.area_code as area, count(*)::int as units, count(c.unit_id)::int as covered
    from unit_version u left join (select a.unit_id from appointment_version a where ${holdsBy('a')} group by a.unit_id) c
    on c.unit_id = u.unit_id where ${holdsBy('u')} group by u.area_code`,
  'two semi-joins': `select x.area, sum(x.units)::int as units, sum(x.covered)::int as covered from (
    select u.area_code as area, count(*) as units, 0 as covered from unit_version u where ${holds('u')} group by u.area_code union all
    select u.area_code, 0, count(*) from unit_version u where ${holds('u')} and exists
      (select from appointment_version a where a.unit_id = u.unit_id and ${holds('a')}) group by u.area_code) x group by x.area`,
};

/** A count of units of an area. */
export interface AreaCount {
  readonly area: string | null;
  readonly units: number;
  readonly covered: number;
}

/** Counts, by a prepared statement. */
export async function countMerged(client: pg.Client, way: string, day: string): Promise<AreaCount[]> {
  const { rows } = await client.query<AreaCount>({ name: way, text: COUNTS[way] ?? '', values: [day] });
  return rows;
}

/** How much lies in it, in words. */
export async function sizeOf(client: pg.Client, day: string): Promise<string> {
  const { rows } = await client.query<Record<'units' | 'appointments' | 'open' | 'persons', string>>(
    `select (select count(*) from unit_version) as units, (select count(*) from appointment_version) as appointments,
      (select count(*) from unit_version u where ${holds('u')}) as open,
      (select count(distinct a.nurse_id) from appointment_version a where ${holds('a')}) as persons`,
    [day],
  );
  const [{ units, appointments, open, persons } = {}] = rows;
  return `${units} states of units, ${appointments} of appointments; today ${open} units, ${persons} persons`;
}
