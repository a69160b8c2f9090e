import { type Kysely, type RawBuilder, sql } from 'kysely';
import { today } from '../../subgraph/date.js';
import { NOW } from '../../subgraph/moment.js';
import { lists } from '../event/event.repository.js';
import { isShown } from '../roster/shown-names.js';
import { any, isIn } from '../search/text-sql.js';
import type { SectorTables } from '../tables.js';
import { believed, holds } from '../time.js';
import type { Viewer } from '../viewer/viewer.js';
import type { ActivityKind } from './activity.vocabulary.js';
import { changedAt, firstRecorded, later, latest } from './published-since.js';
import { startOfDaySql } from './start-of-day-sql.js';

/** Columns of a publication; what a kind does not have is null. */
type Columns = Readonly<Record<string, RawBuilder<unknown>>>;

/** SQL: what is public of a kind: the parts of a select. */
export interface PublicationSql {
  readonly columns: Columns;
  readonly from: RawBuilder<unknown>;
  readonly where: readonly RawBuilder<unknown>[];
}

const col = (name: string) => sql.ref<string>(name);
const ofNetworks = (column: string, heldBy: Groups) => heldBy.map((slugs) => any(isIn(column, slugs)));
type Groups = readonly (readonly string[])[];

/** What an event was announced with; if one of these is another, that is news. */
const ANNOUNCED = ['status', 'date', 'startsAt', 'endsAt', 'place'];
const EVENTS = { table: 'eventVersion', id: 'eventId' } as const;
const NEWS = { table: 'newsVersion', id: 'newsId' } as const;
const APPOINTMENTS = { table: 'appointmentVersion', id: 'appointmentId' } as const;
const NURSES = { table: 'nurseVersion', id: 'nurseId', isDated: true } as const;
const MEASURES = { table: 'measureVersion', id: 'measureId' } as const;
const REPORTS = { table: 'reportVersion', id: 'reportId' } as const;

/** SQL: with the appointment `x` the task began for her; not where she goes on with it from the day before, in another unit or a merged one. */
const hasBegun = sql<boolean>`not exists (select 1 from ${sql.table('appointmentVersion')} as o
  where ${col('o.nurseId')} = ${col('x.nurseId')} and ${col('o.role')} = ${col('x.role')} and ${col('o.validTo')} = ${col('x.validFrom')}
    and ${col('o.appointmentId')} <> ${col('x.appointmentId')} and ${believed('o', NOW)})`;

/** What a sector publishes, kind by kind. Documents are `regional`'s. */
export const PUBLICATIONS: {
  readonly [Kind in Exclude<ActivityKind, 'DOCUMENT'>]: (db: Kysely<SectorTables>, heldBy: Groups, nobody: Viewer) => PublicationSql;
} = {
  EVENT: (_db, heldBy) => {
    const changed = changedAt(EVENTS, 'e', ANNOUNCED);
    const state = sql`case when ${col('e.status')} = 'CANCELLED' then 'CANCELLED' when ${changed} is null then null else 'MOVED' end`;
    const id = sql`${col('e.eventId')} || coalesce('@' || ${changed}, '')`;
    const columns = { ...of('e', EVENTS.id), id, title: col('e.title'), state, occurredOn: col('e.date') };
    const times = { startsAt: col('e.startsAt'), endsAt: col('e.endsAt'), place: col('e.place'), decidedOn: col('e.decidedOn') };
    const publishedAt = sql<string>`coalesce(${changed}, ${firstRecorded(EVENTS, 'e')})`;
    const held = heldBy.map((slugs) => any([...isIn('e.network', slugs), ...slugs.map((slug) => lists('e.jointWith', slug))]));
    return {
      columns: { ...columns, ...times, publishedAt },
      from: sql`${sql.table('eventVersion')} as e`,
      where: [believed('e', NOW), ...held],
    };
  },
  APPOINTMENT: (db, heldBy, nobody) => ({
    columns: {
      ...{ ...of('x', APPOINTMENTS.id), objectId: col('n.nurseId'), network: col('u.network') },
      ...{ title: col('n.name'), state: col('x.role'), detail: col('u.name'), occurredOn: col('x.validFrom') },
      // Who has hidden herself is told of when she shows herself.
      publishedAt: latest([
        ...[firstRecorded(APPOINTMENTS, 'x'), startOfDaySql(db, 'x.validFrom')],
        changedAt(NURSES, 'n', ['visibility']),
      ]),
    },
    from: sql`${sql.table('appointmentVersion')} as x join ${sql.table('nurseVersion')} as n on ${col('n.nurseId')} = ${col('x.nurseId')}
      join ${sql.table('unitVersion')} as u on ${col('u.unitId')} = ${col('x.unitId')}`,
    where: [...['x', 'n', 'u'].map((row) => holds(row, NOW)), hasBegun, isShown(db, NOW, nobody), ...ofNetworks('u.network', heldBy)],
  }),
  NEWS: (db, heldBy) => ({
    columns: {
      ...{ ...of('x', NEWS.id), objectId: NOTHING, title: col('x.title'), detail: col('x.body') },
      ...{ occurredOn: col('x.publishedOn'), decidedOn: col('x.decidedOn') },
      publishedAt: later(firstRecorded(NEWS, 'x'), startOfDaySql(db, 'x.publishedOn')),
    },
    from: sql`${sql.table('newsVersion')} as x`,
    where: [
      believed('x', NOW),
      is('x.status', 'PUBLISHED'),
      sql`${col('x.publishedOn')} <= ${today()}`,
      ...ofNetworks('x.network', heldBy),
    ],
  }),
  MEASURE: (_db, heldBy) => ({
    columns: {
      ...{ ...of('x', MEASURES.id), title: col('x.title'), detail: col('x.subGoal'), url: col('x.evidenceUrl') },
      publishedAt: sql`coalesce(${changedAt(MEASURES, 'x', ['status'])}, ${firstRecorded(MEASURES, 'x')})`,
    },
    from: sql`${sql.table('measureVersion')} as x`,
    where: [believed('x', NOW), is('x.status', 'DONE'), ...ofNetworks('x.network', heldBy)],
  }),
  REPORT: (_db, heldBy) => ({
    columns: {
      ...{ ...of('x', REPORTS.id), objectId: NOTHING, detail: sql`cast(${col('x.year')} as text)` },
      publishedAt: sql`coalesce(${changedAt(REPORTS, 'x', ['status'])}, ${firstRecorded(REPORTS, 'x')})`,
    },
    from: sql`${sql.table('reportVersion')} as x`,
    where: [believed('x', NOW), is('x.kind', 'ANNUAL'), is('x.status', 'APPROVED'), ...ofNetworks('x.network', heldBy)],
  }),
};

const NOTHING = sql`cast(null as text)`;
const is = (column: string, value: string) => sql`${col(column)} = ${sql.lit(value)}`;
const of = (row: string, id: string): Columns => ({
  ...{ id: col(`${row}.${id}`), objectId: col(`${row}.${id}`), network: col(`${row}.network`) },
  ...{ recordedAt: col(`${row}.recordedAt`), demo: sql`case when ${col(`${row}.demo`)} then 1 else 0 end` },
});
