import type { Areas } from '../../shared/areas.js';
import type { DatabaseLocation } from '../../shared/subgraph/database.js';
import { runSql } from './sql.js';

/** Counts what sectors count, slowly and plainly, from the raw rows of their tables. */

type Row = Readonly<Record<string, string | number | boolean | null>>;

const TABLES = [
  'unit',
  'appointment',
  'nurse_record',
  'event',
  'participation',
  'acknowledgement',
  'tool_adoption',
  'report',
  'news',
] as const;
type Table = (typeof TABLES)[number];
export type Tables = Readonly<Record<Table, readonly Row[]>>;

/** That a subject has something, or has not. */
export interface PlainFact {
  readonly subject: string;
  readonly network: string;
  readonly area: string | null;
  readonly type: string | null;
  readonly has: boolean;
  readonly known: boolean;
}

export async function readTables(location: DatabaseLocation): Promise<Tables> {
  const entries: (readonly [string, readonly Row[]])[] = [];
  for (const table of TABLES) entries.push([table, (await runSql(location, `select * from ${table}_version`)) as readonly Row[]]);
  return Object.fromEntries(entries) as unknown as Tables;
}

const believedAt = (rows: readonly Row[], knownAt: string | null) =>
  rows.filter(({ recorded_at, superseded_at }) =>
    knownAt === null ? superseded_at === null : text(recorded_at) <= knownAt && (superseded_at === null || text(superseded_at) > knownAt),
  );
const text = (value: unknown) => String(value);
const covers = ({ valid_from, valid_to }: Row, day: string) => text(valid_from) <= day && (valid_to === null || text(valid_to) > day);

const dayInOslo = (instant: string) => new Date(instant).toLocaleDateString('sv-SE', { timeZone: 'Europe/Oslo' });

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Documents of each kind, as `regional` lists them. */
export interface PlainDocuments {
  readonly agreements: ReadonlySet<string>;
  readonly descriptions: ReadonlySet<string>;
}

/** All facts of a tally on a day. */
export function plainFacts(
  tally: string,
  day: string,
  {
    tables,
    knownAt,
    networks,
    documents,
  }: { tables: Tables; knownAt: string | null; networks: readonly string[]; documents: PlainDocuments },
): PlainFact[] {
  const all = Object.fromEntries(TABLES.map((table) => [table, believedAt(tables[table], knownAt)])) as Record<Table, Row[]>;
  const first = `${day.slice(0, 4)}-01-01`;
  const ofYear = (date: unknown) => text(date) >= first && text(date) <= day;
  const fact = (subject: unknown, place: Row, has: boolean, known: boolean): PlainFact => ({
    subject: text(subject),
    network: text(place.network),
    area: (place.area_code ?? null) as string | null,
    type: (place.service_type ?? null) as string | null,
    has,
    known,
  });
  const units = all.unit.filter((row) => covers(row, day));
  const active = all.appointment.filter((row) => covers(row, day));
  const byUnit = Map.groupBy(active, ({ unit_id }) => unit_id);
  const unitOn = new Map(units.map((row) => [row.unit_id, row]));
  const ofUnits = (those: readonly Row[], judge: (id: unknown) => [has: boolean, known: boolean]) =>
    those.map((row) => fact(row.unit_id, row, ...judge(row.unit_id)));
  const covered = units.filter(({ unit_id }) => byUnit.has(unit_id));
  const ofNurses = (judge: (id: unknown) => [has: boolean, known: boolean], isMeant: (id: unknown) => boolean = () => true) =>
    active.flatMap(({ nurse_id, unit_id }) => {
      const unit = unitOn.get(unit_id);
      return unit && isMeant(nurse_id) ? fact(nurse_id, unit, ...judge(nurse_id)) : [];
    });
  const ofNurse = (rows: readonly Row[]) => {
    const byNurse = Map.groupBy(rows, ({ nurse_id }) => nurse_id);
    return (nurse: unknown): readonly Row[] => byNurse.get(nurse as string) ?? [];
  };
  const recordsOf = ofNurse(all.nurse_record);
  const participationsOf = ofNurse(all.participation);
  const appointmentsOf = ofNurse(all.appointment);
  const records = (nurse: unknown, kind: string) => recordsOf(nurse).filter((row) => row.kind === kind && text(row.date) <= day);
  const ofThisYear = all.event.filter((row) => ofYear(row.date) && row.status !== 'CANCELLED');
  const days = (nurse: unknown) => {
    const mine = new Set(participationsOf(nurse).flatMap(({ status, event_id }) => (status === 'ATTENDED' ? [event_id] : [])));
    return ofThisYear.filter((row) => mine.has(row.event_id)).map((row) => Number(row.days));
  };
  const wholeYear = (nurse: unknown) => {
    const mine = appointmentsOf(nurse);
    for (let d = first; d <= day; d = addDays(d, 1)) if (!mine.some((row) => covers(row, d))) return false;
    return true;
  };
  const nurses = all.appointment.map(({ nurse_id }) => nurse_id);
  /** A register in which there is nothing at all says nothing. */
  const isKept = (has: (nurse: unknown) => boolean) => nurses.some(has);
  const inYear = (nurse: unknown, kind: string) => records(nurse, kind).filter(({ date }) => ofYear(date)).length;
  const isKeptThisYear = (kind: string) => all.nurse_record.some((row) => row.kind === kind && ofYear(row.date));
  const knows = (those: ReadonlySet<string>) => {
    const receipts = all.acknowledgement.filter((row) => those.has(text(row.document_id)) && text(row.date) <= day);
    return (unit: unknown): [boolean, boolean] => [receipts.some((row) => row.unit_id === unit), receipts.length > 0];
  };
  const lastState = (unit: unknown, tool: string): unknown =>
    all.tool_adoption
      .filter((row) => row.unit_id === unit && row.tool === tool && text(row.date) <= day)
      .toSorted((a, b) => (text(a.date) < text(b.date) ? -1 : 1))
      .at(-1)?.status ?? null;
  const events = all.event.filter(({ date }) => ofYear(date));
  const held = events.filter(({ status }) => status === 'PLANNED');
  const ofEvents = (those: readonly Row[], has: (row: Row) => boolean) => those.map((row) => fact(row.event_id, row, has(row), true));

  if (tally.startsWith('TOOL_')) {
    const tool = tally.slice('TOOL_'.length);
    return ofUnits(units, (unit) => [lastState(unit, tool) === 'IN_USE', lastState(unit, tool) !== null]);
  }
  switch (tally) {
    case 'UNIT_COVERAGE':
      return ofUnits(units, (unit) => [byUnit.has(unit as string), true]);
    case 'NURSES':
      return ofNurses(() => [true, true]);
    case 'LEVEL_B':
      return ofNurses((nurse) => {
        const order = (a: Row, b: Row) =>
          text(a.date) === text(b.date) ? Number(a.version) - Number(b.version) : text(a.date) < text(b.date) ? -1 : 1;
        const last = records(nurse, 'COMPETENCE_LEVEL').toSorted(order).at(-1);
        return [last?.level === 'B' || last?.level === 'C', last !== undefined];
      });
    case 'PLACEMENT':
      return ofNurses((nurse) => [
        records(nurse, 'PLACEMENT').length > 0,
        all.nurse_record.some((row) => row.kind === 'PLACEMENT' && text(row.date) <= day),
      ]);
    case 'ATTENDANCE': {
      const kept = isKept((nurse) => days(nurse).length > 0);
      return ofNurses((nurse) => [days(nurse).length > 0, kept]);
    }
    case 'TWO_NETWORK_DAYS': {
      const kept = isKept((nurse) => days(nurse).length > 0);
      return ofNurses((nurse) => [days(nurse).reduce((sum, count) => sum + count, 0) >= 2, kept]);
    }
    case 'INTERNAL_TEACHING':
      return ofNurses((nurse) => [inYear(nurse, 'INTERNAL_TEACHING') >= 2, isKeptThisYear('INTERNAL_TEACHING')], wholeYear);
    case 'ANNUAL_CONVERSATION':
      return ofNurses((nurse) => [inYear(nurse, 'ANNUAL_CONVERSATION') >= 1, isKeptThisYear('ANNUAL_CONVERSATION')], wholeYear);
    case 'AGREEMENT_ACKNOWLEDGED':
      return ofUnits(covered, knows(documents.agreements));
    case 'FUNCTION_ACKNOWLEDGED':
      return ofUnits(covered, knows(documents.descriptions));
    case 'ANY_TOOL':
      return ofUnits(units, (unit) => {
        const states = [...new Set(all.tool_adoption.map(({ tool }) => text(tool)))].map((tool) => lastState(unit, tool));
        return [states.includes('IN_USE'), states.some((state) => state !== null)];
      });
    case 'REPORTS_ON_TIME':
      return networks.flatMap((network) => {
        const year = Number(day.slice(0, 4)) - 1;
        if (!all.unit.some((row) => row.network === network && covers(row, `${year}-12-31`))) return [];
        const due = `${year + 1}-03-01`;
        const report = all.report.find((row) => row.kind === 'ANNUAL' && row.network === network && Number(row.year) === year);
        const isIn = report?.status === 'SUBMITTED' || report?.status === 'APPROVED';
        const on = text(report?.submitted_on);
        const has = isIn && on <= day && on <= due;
        return fact(network, { network }, has, has || day > due);
      });
    case 'NON_CANCER_EVENTS':
      return ofEvents(held, (row) =>
        (JSON.parse(text(row.topics)) as string[]).some((topic) =>
          ['andre diagnoser enn kreft', 'lindring ved demens', 'lindring ved hjertesvikt og kols'].includes(topic),
        ),
      );
    case 'JOINT_EVENTS':
      return ofEvents(held, (row) => (JSON.parse(text(row.joint_with)) as string[]).length > 0);
    case 'NETWORK_MEETINGS':
      return ofEvents(
        events.filter(({ kind }) => kind !== 'COURSE'),
        ({ status }) => status !== 'CANCELLED',
      );
    case 'PUBLISHED_WITHIN_7_DAYS': {
      const decided = [
        ...all.event.map((row) => ({
          row,
          id: row.event_id,
          states: tables.event.filter(({ event_id }) => event_id === row.event_id),
          from: '',
        })),
        ...all.news
          .filter(({ status }) => status === 'PUBLISHED')
          .map((row) => ({
            row,
            id: row.news_id,
            states: tables.news.filter(({ news_id }) => news_id === row.news_id),
            from: text(row.published_on),
          })),
      ];
      return decided.flatMap(({ row, id, states, from }) => {
        if (row.decided_on === null || !ofYear(row.decided_on)) return [];
        const [recorded = ''] = states.map(({ recorded_at }) => text(recorded_at)).toSorted();
        const known = dayInOslo(recorded);
        const published = known > from ? known : from;
        const last = addDays(text(row.decided_on), 7);
        return fact(id, row, published <= last && published <= day, published <= day || last < day);
      });
    }
    case 'VACANCIES_FILLED':
      return all.appointment.flatMap((row) => {
        if (row.valid_to === null) return [];
        const end = text(row.valid_to);
        const last = addDays(end, -1);
        if (!ofYear(addDays(end, 90))) return [];
        const states = all.unit.filter(({ unit_id }) => unit_id === row.unit_id);
        const unit = states.find((state) => covers(state, last));
        if (!unit || !states.some((state) => covers(state, end))) return [];
        const others = all.appointment.filter((other) => other.unit_id === row.unit_id && other.appointment_id !== row.appointment_id);
        if (others.some((other) => other.nurse_id === row.nurse_id && covers(other, end))) return [];
        const has = others.some(
          (other) =>
            (text(other.valid_from) >= end && text(other.valid_from) <= addDays(end, 90)) ||
            (other.appointment_id === row.successor_id && covers(other, end)),
        );
        return fact(row.appointment_id, unit, has, true);
      });
    default:
      throw new Error(tally);
  }
}

/** The code by which an area is shown, step by step. */
export function shownAs(areas: Areas, code: string | null, day: string): string | null {
  let at = code;
  while (at !== null) {
    const area = areas.get(at);
    if (!area || area.validTo === null || area.validTo > day || area.successors.length !== 1) return at;
    at = area.successors[0] ?? null;
  }
  return at;
}
