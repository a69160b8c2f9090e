import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { generateRoster } from '../shared/sector/demo/generate-roster.js';
import { districtPlace, municipalityPlace } from '../shared/sector/demo/places.js';
import type { NetworkSpec, PlaceSpec, RosterSpec } from '../shared/sector/demo/roster-spec.js';
import { syntheticSectors } from '../shared/sector/demo/synthetic.js';
import type { AppointmentVersionRow, SectorRows, UnitVersionRow } from '../shared/sector/rows.js';
import { REGISTRY } from '../shared/sectors.js';
import { demoRoster as diakonhjemmet } from '../subgraphs/diakonhjemmet/demo.js';
import { demoRoster as lovisenberg } from '../subgraphs/lovisenberg/demo.js';
import { demoRoster as ous } from '../subgraphs/ous/demo.js';
import { demoRoster as vestreViken } from '../subgraphs/vestre-viken/demo.js';

const TODAY = '2026-11-01';
const LAST_INSTANT = '2026-11-01T00:00:00.000Z';
const SPECS = [vestreViken, lovisenberg, diakonhjemmet, ous];

/** The networks' areas; [code, first day, day after the last]. */
const REFORMS = [
  ['0000-00-00', '2020-01-01'],
  ['2020-01-01', '2024-01-01'],
  ['2024-01-01', '9999-12-31'],
] as const;
const MUNICIPALITIES: Record<string, readonly (readonly string[])[]> = {
  baerum: [
    ['0219', '0220'],
    ['3024', '3025'],
    ['3201', '3203'],
  ],
  drammen: [
    ['0602', '0625', '0626', '0627', '0628', '0711', '0713'],
    ['3005', '3049'],
    ['3301', '3312'],
  ],
  kongsberg: [
    ['0604', '0624', '0631', '0632', '0633', '0621'],
    ['3006', '3048', '3050', '3051', '3052', '3045'],
    ['3303', '3314', '3334', '3336', '3338', '3332'],
  ],
  ringerike: [
    ['0605', '0612', '0532', '0622', '0623', '0615', '0616', '0617', '0618', '0619', '0620'],
    ['3007', '3038', '3053', '3046', '3047', '3039', '3040', '3041', '3042', '3043', '3044'],
    ['3305', '3310', '3236', '3318', '3316', '3320', '3322', '3324', '3326', '3328', '3330'],
  ],
};
const DISTRICTS: Record<string, readonly string[]> = {
  lovisenberg: ['030101', '030102', '030103', '030104', '030116'],
  diakonhjemmet: ['030105', '030106', '030107'],
  ous: ['030108', '030109', '030113', '030114', '030115', '030117'],
};

interface Spanned {
  readonly validFrom: string;
  readonly validTo: string | null;
}
interface Believed {
  readonly recordedAt: string;
  readonly supersededAt: string | null;
}

const current = <T extends Believed>(rows: readonly T[]): T[] => rows.filter((row) => row.supersededAt === null);
const holds = (row: Spanned, date: string): boolean => row.validFrom <= date && (row.validTo === null || date < row.validTo);
const end = (text: string | null): string => text ?? '9999-12-31';
const overlap = (a: Spanned, b: Spanned): boolean => a.validFrom < end(b.validTo) && b.validFrom < end(a.validTo);
const believedTogether = (a: Believed, b: Believed): boolean => a.recordedAt < end(b.supersededAt) && b.recordedAt < end(a.supersededAt);
const groupBy = <T, K>(rows: readonly T[], key: (row: T) => K): Map<K, T[]> => Map.groupBy(rows, key);

/** Network of each unit: it does not change. */
const networksOf = (rows: SectorRows): Map<string, string> => new Map(rows.unitVersions.map((unit) => [unit.unitId, unit.network]));

function personsOn(rows: SectorRows, date: string, network?: string): Set<string> {
  const networks = networksOf(rows);
  const active = current(rows.appointmentVersions).filter(
    (row) => holds(row, date) && (network === undefined || networks.get(row.unitId) === network),
  );
  return new Set(active.map((row) => row.nurseId));
}

function personsInArea(rows: SectorRows, areaCode: string, date: string): Set<string> {
  const units = new Set(
    current(rows.unitVersions)
      .filter((unit) => unit.areaCode === areaCode && holds(unit, date))
      .map((unit) => unit.unitId),
  );
  return new Set(
    current(rows.appointmentVersions)
      .filter((row) => holds(row, date) && units.has(row.unitId))
      .map((row) => row.nurseId),
  );
}

function eachDay(from: string, to: string): string[] {
  const days: string[] = [];
  for (let time = Date.parse(from); time < Date.parse(to); time += 86_400_000) days.push(new Date(time).toISOString().slice(0, 10));
  return days;
}

/** Everything after the reference day happens on these dates, so counts on them are counts on every day. */
function laterDates(rows: SectorRows): string[] {
  const dates = current(rows.appointmentVersions).flatMap((row) => [row.validFrom, row.validTo]);
  return [...new Set([TODAY, '2030-01-01', '2040-01-01', ...dates.filter((date) => date !== null && date > TODAY)])] as string[];
}

/** All promises that hold for any spec, as one check. */
function expectSound(spec: RosterSpec, rows: SectorRows): void {
  expectIds(spec, rows);
  expectBeliefs(rows);
  expectCoveredByUnits(rows);
  for (const network of spec.networks) {
    const expected = network.persons + spec.sharedPersons.filter(({ also }) => also === network.slug).length;
    for (const date of laterDates(rows)) expect(personsOn(rows, date, network.slug).size, `${network.slug} on ${date}`).toBe(expected);
  }
}

function expectIds(spec: RosterSpec, rows: SectorRows): void {
  const form = (kind: string): RegExp => new RegExp(`^${spec.sector}:${kind}:[a-z0-9-]+$`);
  for (const row of rows.unitVersions) expect(row.unitId).toMatch(form('unit'));
  for (const row of rows.nurseVersions) expect(row.nurseId).toMatch(form('nurse'));
  for (const row of rows.appointmentVersions) expect(row.appointmentId).toMatch(form('appointment'));
  for (const row of rows.eventVersions) expect(row.eventId).toMatch(form('event'));
  for (const row of rows.participationVersions) expect(row.participationId).toMatch(form('participation'));
  for (const row of rows.measureVersions) expect(row.measureId).toMatch(form('measure'));
  for (const row of rows.actionPlanVersions) expect(row.actionPlanId).toBe(`${row.network}-${row.year}`);
  for (const row of rows.targetVersions) expect(row.targetId).toBe(`${row.network}-${row.year}-${row.subGoal}`);
  for (const row of rows.progressVersions) expect(row.progressId).toBe(`${row.network}-${row.year}-${row.subGoal}`);
}

function expectBeliefs(rows: SectorRows): void {
  const all: readonly Believed[] = [
    rows.unitVersions,
    rows.nurseVersions,
    rows.appointmentVersions,
    rows.eventVersions,
    rows.participationVersions,
    rows.measureVersions,
    rows.actionPlanVersions,
    rows.targetVersions,
    rows.progressVersions,
  ].flat();
  for (const row of all) {
    expect(row.recordedAt <= LAST_INSTANT).toBe(true);
    expect(row.supersededAt === null || (row.supersededAt > row.recordedAt && row.supersededAt <= LAST_INSTANT)).toBe(true);
  }
  for (const row of rows.unitSuccessions) expect(row.recordedAt <= LAST_INSTANT).toBe(true);
  expectOneAtATime(groupBy(rows.unitVersions, (row) => row.unitId));
  expectOneAtATime(groupBy(rows.nurseVersions, (row) => row.nurseId));
  expectOneAtATime(groupBy(rows.appointmentVersions, (row) => row.appointmentId));
}

function expectOneAtATime(versions: Map<string, readonly (Spanned & Believed)[]>): void {
  for (const [id, rows] of versions) {
    expect(
      rows.some((row) => row.supersededAt === null),
      id,
    ).toBe(true);
    for (const [index, row] of rows.entries()) {
      expect(row.validFrom < end(row.validTo), id).toBe(true);
      for (const other of rows.slice(index + 1)) expect(overlap(row, other) && believedTogether(row, other), id).toBe(false);
    }
  }
}

function expectCoveredByUnits(rows: SectorRows): void {
  const units = groupBy(current(rows.unitVersions), (row) => row.unitId);
  const nurses = groupBy(current(rows.nurseVersions), (row) => row.nurseId);
  for (const row of current(rows.appointmentVersions)) {
    expectCovered(row, units.get(row.unitId) ?? []);
    expectCovered(row, nurses.get(row.nurseId) ?? []);
  }
  for (const [key, stays] of groupBy(current(rows.appointmentVersions), (row) => `${row.nurseId} ${row.unitId}`)) {
    for (const [index, row] of stays.entries()) for (const other of stays.slice(index + 1)) expect(overlap(row, other), key).toBe(false);
  }
}

function expectCovered(row: AppointmentVersionRow, versions: readonly Spanned[]): void {
  const sorted = [...versions].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  expect(sorted[0] !== undefined && sorted[0].validFrom <= row.validFrom, row.appointmentId).toBe(true);
  expect(end(sorted.at(-1)?.validTo ?? null) >= end(row.validTo), row.appointmentId).toBe(true);
  for (const [index, version] of sorted.slice(1).entries()) expect(sorted[index]?.validTo).toBe(version.validFrom);
}

const rosters = new Map<string, SectorRows>();
const rowsOf = (spec: RosterSpec): SectorRows => rosters.get(spec.sector) as SectorRows;
const NETWORKS = SPECS.flatMap((spec) => spec.networks.map((network) => ({ spec, network, slug: network.slug })));

beforeAll(() => {
  for (const spec of SPECS) rosters.set(spec.sector, generateRoster(spec));
});

describe('The demo rosters together', () => {
  it('belong to the sectors and networks of the registry', () => {
    expect(SPECS.map((spec) => [spec.sector, spec.networks.map((network) => network.slug)])).toEqual(
      REGISTRY.sectors.map((sector) => [sector.slug, sector.networks.map((network) => network.slug)]),
    );
  });

  it('are the same at every generation', () => {
    for (const spec of SPECS) expect(JSON.stringify(generateRoster(spec))).toBe(JSON.stringify(rowsOf(spec)));
  });

  it('have exactly 230 persons in Vestre Viken on every day from the reference day on', () => {
    for (const date of [...laterDates(rowsOf(vestreViken)), '2035-12-31'])
      expect(personsOn(rowsOf(vestreViken), date).size, date).toBe(230);
  });

  it('have exactly 350 persons in the three sectors of Oslo on every day from the reference day on', () => {
    const oslo = [lovisenberg, diakonhjemmet, ous].map(rowsOf);
    for (const date of oslo.flatMap(laterDates))
      expect(
        oslo.reduce((sum, rows) => sum + personsOn(rows, date).size, 0),
        date,
      ).toBe(350);
  });

  it('have one person of Vestre Viken in two networks', () => {
    const sum = vestreViken.networks.reduce((total, { slug }) => total + personsOn(rowsOf(vestreViken), TODAY, slug).size, 0);
    expect(sum).toBe(231);
  });

  it('have about 0.9 units for each person', () => {
    const units = SPECS.reduce((sum, spec) => sum + current(rowsOf(spec).unitVersions).filter((unit) => holds(unit, TODAY)).length, 0);
    expect(units / 580).toBeGreaterThan(0.85);
    expect(units / 580).toBeLessThan(0.95);
  });

  it('give nobody an address or number that could be real, and leave out some', () => {
    for (const rows of rosters.values()) {
      for (const { email, phone } of rows.nurseVersions) {
        if (email !== null) expect(email).toMatch(/^[a-z0-9.-]+@demo\.invalid$/);
        if (phone !== null) expect(phone).toMatch(/^\+47 00 00 \d\d \d\d$/);
      }
      expect(rows.nurseVersions.some(({ email }) => email === null)).toBe(true);
      expect(rows.nurseVersions.some(({ phone }) => phone === null)).toBe(true);
    }
  });

  it('mark every row as demonstration data', () => {
    for (const rows of rosters.values()) {
      const all = [rows.unitVersions, rows.nurseVersions, rows.appointmentVersions, rows.measureVersions].flat();
      const plans = [rows.actionPlanVersions, rows.targetVersions, rows.progressVersions].flat();
      expect([...all, ...rows.eventVersions, ...rows.participationVersions, ...plans].every((row) => row.demo)).toBe(true);
    }
  });

  it('use names that say they are invented, with Norwegian letters and without numbers', () => {
    const names = [...rosters.values()].flatMap((rows) => rows.nurseVersions.map(({ name }) => name));
    for (const name of names)
      expect(name).toMatch(/(demo|prøve|øving|eksempel|tenkt|mønster|skisse|utkast|påfunn|læring|øvelse|oppdikt|modell)/i);
    expect(names.some((name) => /\d/.test(name))).toBe(false);
    for (const sign of ['æ', 'ø', 'å', 'Aa', '-'])
      expect(
        names.some((name) => name.includes(sign)),
        sign,
      ).toBe(true);
  });

  it('have handovers in each of the coming years', () => {
    for (const spec of SPECS) {
      const starts = current(rowsOf(spec).appointmentVersions).filter((row) => row.validFrom > TODAY);
      for (let year = 2027; year <= 2035; year += 1)
        expect(
          starts.some((row) => row.validFrom.startsWith(String(year))),
          `${spec.sector} ${year}`,
        ).toBe(true);
    }
  });
});

describe('Drammen municipality in 2020', () => {
  const KOMMUNEDELER = [
    'Bragernes',
    'Strømsø',
    'Åssiden',
    'Konnerud',
    'Gulskogen',
    'Fjell',
    'Tangen',
    'Mjøndalen',
    'Krokstadelva',
    'Svelvik',
  ];

  it('has 39 persons on New Year’s Day', () => {
    expect(personsInArea(rowsOf(vestreViken), '3005', '2020-01-01').size).toBe(39);
  });

  it('has 35 persons on every day from February to the end of the year', () => {
    for (const date of eachDay('2020-02-01', '2021-01-01')) expect(personsInArea(rowsOf(vestreViken), '3005', date).size, date).toBe(35);
  });

  it('has lost four persons in January who had no successor', () => {
    const rows = rowsOf(vestreViken);
    const before = personsInArea(rows, '3005', '2020-01-01');
    const after = personsInArea(rows, '3005', '2020-02-01');
    const left = current(rows.appointmentVersions).filter((row) => before.has(row.nurseId) && !after.has(row.nurseId));
    expect(left).toHaveLength(4);
    for (const row of left) {
      expect(row.successorId).toBeNull();
      expect(row.validTo).not.toBeNull();
      expect(end(row.validTo) > '2020-01-01' && end(row.validTo) <= '2020-02-01').toBe(true);
    }
  });

  it('took over one person from Svelvik and 38 from Drammen and Nedre Eiker', () => {
    const rows = rowsOf(vestreViken);
    const codes = ['0602', '0625', '0711'].map((code) => personsInArea(rows, code, '2019-12-31'));
    expect(codes[2]?.size).toBe(1);
    expect((codes[0]?.size ?? 0) + (codes[1]?.size ?? 0)).toBe(38);
    const merged = personsInArea(rows, '3005', '2020-01-01');
    expect(codes.flatMap((code) => [...code]).every((person) => merged.has(person))).toBe(true);
  });

  it('has somebody in each of its ten kommunedeler all the time', () => {
    const rows = rowsOf(vestreViken);
    const units = current(rows.unitVersions).filter((unit) => unit.areaCode === '3005');
    expect(units.every((unit) => KOMMUNEDELER.some((name) => unit.name.includes(name)))).toBe(true);
    for (const name of KOMMUNEDELER) {
      const ids = new Set(units.filter((unit) => unit.name.includes(name)).map((unit) => unit.unitId));
      const stays = current(rows.appointmentVersions).filter((row) => ids.has(row.unitId));
      for (const date of eachDay('2020-01-01', '2021-01-01'))
        expect(
          stays.some((row) => holds(row, date)),
          `${name} ${date}`,
        ).toBe(true);
    }
    expect(vestreViken.networks[1]?.places.filter((place) => place.states.some((state) => state.areaCode === '3005'))).toHaveLength(10);
  });
});

describe.each(NETWORKS)('The demo network $slug', ({ spec, network, slug }) => {
  const unitsOf = (): UnitVersionRow[] => current(rowsOf(spec).unitVersions).filter((unit) => unit.network === slug);
  const staysOf = (): AppointmentVersionRow[] => {
    const networks = networksOf(rowsOf(spec));
    return rowsOf(spec).appointmentVersions.filter((row) => networks.get(row.unitId) === slug);
  };
  const openToday = (): UnitVersionRow[] => unitsOf().filter((unit) => holds(unit, TODAY));
  const staffToday = (): number[] => {
    const active = current(staysOf()).filter((row) => holds(row, TODAY));
    return openToday().map((unit) => active.filter((row) => row.unitId === unit.unitId).length);
  };

  it('has all service types, wards of the hospital without an area, and the others with one', () => {
    expect(new Set(openToday().map((unit) => unit.serviceType)).size).toBe(4);
    for (const unit of unitsOf()) expect(unit.areaCode === null).toBe(unit.serviceType === 'HOSPITAL');
  });

  it('has units with no, one and several persons, and 60 to 95 % of them with somebody', () => {
    const staff = staffToday();
    expect(staff).toContain(0);
    expect(staff).toContain(1);
    expect(staff.some((count) => count > 1)).toBe(true);
    const coverage = staff.filter((count) => count > 0).length / staff.length;
    expect(coverage).toBeGreaterThanOrEqual(0.6);
    expect(coverage).toBeLessThanOrEqual(0.95);
  });

  it('has vacant units and units that were never covered', () => {
    const active = new Set(
      current(staysOf())
        .filter((row) => holds(row, TODAY))
        .map((row) => row.unitId),
    );
    const ever = new Set(current(staysOf()).map((row) => row.unitId));
    const without = openToday().filter((unit) => !active.has(unit.unitId));
    expect(without.some((unit) => ever.has(unit.unitId))).toBe(true);
    expect(without.some((unit) => !ever.has(unit.unitId))).toBe(true);
  });

  it('has somebody in two units, and namesakes', () => {
    const active = groupBy(
      current(staysOf()).filter((row) => holds(row, TODAY)),
      (row) => row.nurseId,
    );
    expect([...active.values()].some((rows) => new Set(rows.map((row) => row.unitId)).size > 1)).toBe(true);
    const names = current(rowsOf(spec).nurseVersions)
      .filter((row) => active.has(row.nurseId) && holds(row, TODAY))
      .map((row) => row.name);
    expect(new Set(names).size).toBeLessThan(names.length);
    expect(new Set(names).size).toBeGreaterThan(names.length * 0.9);
  });

  it('has ended appointments with and without successor, with reasons, and future ones', () => {
    const ended = current(staysOf()).filter((row) => row.validTo !== null && row.validTo <= TODAY);
    expect(ended.every((row) => row.endReason !== null)).toBe(true);
    expect(ended.some((row) => row.successorId !== null)).toBe(true);
    expect(ended.some((row) => row.successorId === null)).toBe(true);
    expect(current(staysOf()).some((row) => row.validFrom > TODAY)).toBe(true);
    expect(current(staysOf()).some((row) => row.validFrom < '2019-01-01')).toBe(true);
  });

  it('names only successors that exist and did not come before the end', () => {
    const byId = new Map(current(rowsOf(spec).appointmentVersions).map((row) => [row.appointmentId, row]));
    for (const row of current(staysOf()).filter((stay) => stay.successorId !== null)) {
      const start = byId.get(row.successorId ?? '')?.validFrom ?? '';
      expect(start >= end(row.validTo)).toBe(true);
      if (end(row.validTo) > TODAY) expect(start).toBe(row.validTo);
    }
  });

  it('has merged and moved units whose people went along', () => {
    const ids = new Set(unitsOf().map((unit) => unit.unitId));
    const successions = rowsOf(spec).unitSuccessions.filter((row) => ids.has(row.fromUnitId));
    expect(new Set(successions.map((row) => row.kind))).toEqual(new Set(['MERGED', 'MOVED']));
    for (const { fromUnitId, toUnitId, date } of successions) {
      const last = unitsOf()
        .filter((unit) => unit.unitId === fromUnitId)
        .sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
        .at(-1);
      expect(last?.validTo).toBe(date);
      const closed = current(staysOf()).filter((row) => row.unitId === fromUnitId && row.endReason === 'UNIT_CLOSED');
      expect(closed.length).toBeGreaterThan(0);
      for (const row of closed) {
        expect(row.validTo).toBe(date);
        const next = current(staysOf()).find((other) => other.appointmentId === row.successorId);
        expect([next?.nurseId, next?.unitId, next?.validFrom]).toEqual([row.nurseId, toUnitId, date]);
      }
    }
  });

  it('has all visibilities, roles and bases in the promised proportions', () => {
    const today = personsOn(rowsOf(spec), TODAY, slug);
    const people = current(rowsOf(spec).nurseVersions).filter((row) => today.has(row.nurseId) && holds(row, TODAY));
    const share = (visibility: string): number => people.filter((row) => row.visibility === visibility).length / people.length;
    expect(share('PUBLIC')).toBeGreaterThan(0.8);
    expect(share('NETWORK')).toBeGreaterThan(0.06);
    expect(share('PRIVATE')).toBeGreaterThan(0.02);
    const persons = people.filter((row) => row.role === 'RESOURCE_PERSON').length;
    expect(persons).toBeGreaterThan(0);
    expect(persons / people.length).toBeLessThan(0.5);
    const bases = new Set(
      current(staysOf())
        .filter((row) => holds(row, TODAY))
        .map((row) => row.basis),
    );
    expect(bases.size).toBe(2);
  });

  it('lies in areas of its own that were valid at the time', () => {
    for (const unit of unitsOf().filter((row) => row.areaCode !== null)) {
      const interval = areaInterval(slug, unit.areaCode ?? '');
      expect(interval, `${unit.areaCode} in ${slug}`).toBeDefined();
      expect(unit.validFrom >= (interval?.[0] ?? '') && end(unit.validTo) <= (interval?.[1] ?? ''), unit.unitId).toBe(true);
    }
    for (const place of network.places)
      expect(openToday().some((unit) => place.states.some((state) => state.areaCode === unit.areaCode))).toBe(true);
  });

  it('meets three times a year or more, through 2035', () => {
    const events = current(rowsOf(spec).eventVersions).filter((row) => row.network === slug);
    for (let year = 2024; year <= 2035; year += 1) {
      const kinds = events.filter((row) => row.date.startsWith(String(year))).map((row) => row.kind);
      expect(kinds.filter((kind) => kind === 'NETWORK_MEETING')).toHaveLength(2);
      expect(kinds.filter((kind) => kind.endsWith('PROFESSIONAL_DAY'))).toHaveLength(1);
    }
  });

  it('has a place and topics for every event, cancels a few, and holds joint days with the others of Oslo', () => {
    const events = current(rowsOf(spec).eventVersions).filter((row) => row.network === slug);
    expect(events.every(({ place, topics }) => place !== null && JSON.parse(topics).length > 0)).toBe(true);
    expect(events.filter(({ status }) => status === 'CANCELLED').length).toBeLessThan(events.length / 5);
    const joint = events.filter(({ kind }) => kind === 'JOINT_PROFESSIONAL_DAY').map(({ jointWith }) => JSON.parse(jointWith));
    const oslo = Object.keys(DISTRICTS);
    const partners = oslo.includes(slug) ? oslo.filter((other) => other !== slug) : [];
    for (const slugs of joint) expect(slugs).toEqual(partners);
  });

  it('has people at its past events, each once, and none at a cancelled one', () => {
    const { eventVersions, participationVersions } = rowsOf(spec);
    const events = new Map(current(eventVersions).map((row) => [row.eventId, row]));
    const own = current(participationVersions).filter(({ eventId }) => events.get(eventId)?.network === slug);
    expect(new Set(own.map(({ eventId, nurseId }) => `${eventId} ${nurseId}`)).size).toBe(own.length);
    for (const { eventId, status } of own) {
      const event = events.get(eventId);
      expect(event?.status).toBe('PLANNED');
      expect(status === 'REGISTERED').toBe((event?.date ?? '') >= '2026-10-31');
    }
    expect(own.some(({ status }) => status === 'ATTENDED')).toBe(true);
  });

  it('has four to six measures a year, with sub-goals in Oslo only', () => {
    const measures = current(rowsOf(spec).measureVersions).filter((row) => row.network === slug);
    for (const year of [2024, 2025, 2026]) {
      const count = measures.filter((row) => row.year === year).length;
      expect(count >= 4 && count <= 6).toBe(true);
    }
    for (const { subGoal } of measures) {
      if (spec === vestreViken) expect(subGoal).toBeNull();
      else expect(subGoal).toMatch(/^(1\.[1-7]|2\.[1-6]|3\.[1-7]|4\.[1-6]|5\.[1-5])$/);
    }
  });
});

function areaInterval(network: string, code: string): readonly [string, string] | undefined {
  if (network === 'ous' && code === '030112') return ['2026-01-01', '9999-12-31'];
  if (DISTRICTS[network]?.includes(code)) return ['2004-01-01', '9999-12-31'];
  return REFORMS[MUNICIPALITIES[network]?.findIndex((codes) => codes.includes(code)) ?? -1];
}

describe.each(SPECS)('The demo roster of $sector', (spec) => {
  it('keeps every promise that holds for any roster', () => {
    expectSound(spec, rowsOf(spec));
  });

  it('knew an ended appointment as open before it knew the end', () => {
    for (const rows of groupBy(rowsOf(spec).appointmentVersions, (row) => row.appointmentId).values()) {
      expect(rows[0]?.validTo).toBeNull();
      for (const [index, row] of rows.slice(1).entries()) expect(row.recordedAt).toBe(rows[index]?.supersededAt);
    }
  });

  it('has late corrections of a start', () => {
    const versions = groupBy(rowsOf(spec).appointmentVersions, (row) => row.appointmentId);
    const corrected = [...versions.values()].filter((rows) => new Set(rows.map((row) => row.validFrom)).size > 1);
    expect(corrected.length).toBeGreaterThan(0);
    expect(corrected.length / versions.size).toBeLessThan(0.1);
  });

  it('does not know an appointment before its unit and its person', () => {
    const rows = rowsOf(spec);
    const first = (versions: readonly Believed[]): string => versions.map((row) => row.recordedAt).sort()[0] ?? '';
    const units = groupBy(rows.unitVersions, (row) => row.unitId);
    const nurses = groupBy(rows.nurseVersions, (row) => row.nurseId);
    for (const row of rows.appointmentVersions) {
      expect(first(units.get(row.unitId) ?? []) <= row.recordedAt).toBe(true);
      expect(first(nurses.get(row.nurseId) ?? []) <= row.recordedAt).toBe(true);
    }
  });

  it('gives every unit a name of its own', () => {
    const names = new Map(rowsOf(spec).unitVersions.map((unit) => [unit.unitId, unit.name]));
    expect(new Set(names.values()).size).toBe(names.size);
  });
});

const PLACES: readonly PlaceSpec[] = [
  districtPlace('Sagene', 3, '030103'),
  districtPlace('Alna', 1, '030112', '2026-01-01'),
  municipalityPlace('Lier', 2, ['0626', '3049', '3312']),
  municipalityPlace('Hole', 1, ['0612', '3038', '3310']),
];

const networkArbitrary = (slug: string): fc.Arbitrary<NetworkSpec> =>
  fc
    .record({
      persons: fc.integer({ min: 12, max: 45 }),
      share: fc.integer({ min: 80, max: 95 }),
      places: fc.subarray([...PLACES], { minLength: 1 }),
    })
    .map(({ persons, share, places }) => ({
      slug,
      persons,
      units: Math.min(persons - 1, Math.max(10, Math.round((persons * share) / 100))),
      hospitalName: 'Demo sykehus',
      hospitalUnits: 2,
      places,
      resourcePersonShare: 0.1,
      usesSubGoals: false,
      census: null,
    }));

const specArbitrary: fc.Arbitrary<RosterSpec> = fc
  .record({ seed: fc.string(), one: networkArbitrary('one'), other: networkArbitrary('other'), shared: fc.boolean() })
  .map(({ seed, one, other, shared }) => ({
    sector: 'small',
    seed,
    networks: [one, other],
    sharedPersons: shared ? [{ home: 'one', also: 'other' }] : [],
  }));

describe('A roster of any spec', () => {
  it('is the same at every generation', () => {
    fc.assert(
      fc.property(specArbitrary, (spec) => JSON.stringify(generateRoster(spec)) === JSON.stringify(generateRoster(structuredClone(spec)))),
      { numRuns: 50 },
    );
  });

  it('keeps every promise that does not depend on the place', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(specArbitrary, (spec) => expectSound(spec, generateRoster(spec))),
      { numRuns: 50 },
    );
  });

  it('is refused if the network is too small for its promises', () => {
    const [network] = vestreViken.networks;
    if (network === undefined) throw new Error('Vestre Viken has networks');
    expect(() => generateRoster({ ...vestreViken, networks: [{ ...network, persons: 5 }], sharedPersons: [] })).toThrow(RangeError);
  });

  it('is refused if it shares a person of a network that comes later', () => {
    expect(() => generateRoster({ ...vestreViken, sharedPersons: [{ home: 'ringerike', also: 'baerum' }] })).toThrow(/must come before/);
  });
});

describe('Synthetic sectors', () => {
  it('are declared in a registry of their own, one network each', () => {
    const { registry, specs } = syntheticSectors({ sectors: 3, unitsPerSector: 20, nursesPerSector: 24, seed: 'test' });
    expect(registry.sectors.map(({ slug, prefix }) => [slug, prefix])).toEqual([
      ['synthetic-01', 'Synthetic01'],
      ['synthetic-02', 'Synthetic02'],
      ['synthetic-03', 'Synthetic03'],
    ]);
    for (const spec of specs) expectSound(spec, generateRoster(spec));
  });

  it('count 20 000 persons in 60 sectors', { timeout: 60_000 }, () => {
    const { specs } = syntheticSectors({ sectors: 60, unitsPerSector: 300, nursesPerSector: 334, seed: 'benchmark' });
    const rosters = specs.map(generateRoster);
    expect(rosters.reduce((sum, rows) => sum + personsOn(rows, TODAY).size, 0)).toBe(60 * 334);
  });
});
