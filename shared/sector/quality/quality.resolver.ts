import { Arg, Ctx, Directive, Int, Query, Resolver } from 'type-graphql';
import { Access } from '../../subgraph/access.js';
import { parseMoment, writeMoment } from '../../subgraph/moment.js';
import type { SectorContext } from '../sector-context.js';
import { firstDayOfUnits } from '../unit/unit.repository.js';
import { readYear } from '../year.js';
import { countAppointments, countEntries, countUnits } from './quality.repository.js';
import { SectorQuality } from './quality.type.js';
import { readAnnualReports, readUnitReports } from './report-quality.js';

const NO_RECORDS = { total: 0, due: 0, stale: 0, expired: 0, oldest: null } as const;
const NO_ANNUAL = { kind: 'ANNUAL', expected: 0, received: 0, onTime: 0, approved: 0 } as const;
const NO_ENTRIES = { entries: 0, compulsory: 0, values: 0, filled: 0, contacts: NO_RECORDS } as const;

/** What `regional` asks every sector about the quality of its data; hidden from clients. */
@Resolver()
export class SectorQualityResolver {
  @Directive('@inaccessible')
  @Directive('@shareable')
  @Access('PUBLIC')
  @Query(() => SectorQuality, { description: 'Internal: how complete and how fresh the data of this sector are.' })
  async _quality(
    @Arg('year', () => Int, { description: 'The year reported on.' }) asked: number,
    @Arg('moment', () => String, { description: 'The moment that entries are looked at, as references carry it.' }) text: string,
    @Ctx() { db, loaders, sector, source }: SectorContext,
  ): Promise<SectorQuality> {
    const [year, moment] = [readYear(asked), parseMoment(text)];
    const slugs = sector.networks.map(({ slug }) => slug);
    const [entries, all, appointments, units, since, unitReports, annual, demo] = await Promise.all([
      countEntries(db, moment, 'network'),
      countEntries(db, moment, 'all'),
      countAppointments(db, moment),
      countUnits(db, moment),
      firstDayOfUnits(db, moment),
      Promise.all(slugs.map((slug) => readUnitReports(loaders, slug, year, moment))),
      readAnnualReports(db, year, moment),
      Promise.all(slugs.map((id) => loaders.demo.load({ id, moment: writeMoment(moment) }))),
    ]);
    const networks = slugs.map((network, i) => ({
      network,
      reports: [...unitReports.slice(i, i + 1), annual.get(network) ?? NO_ANNUAL],
      persons: entries.get(network) ?? NO_ENTRIES,
      appointments: appointments.get(network) ?? NO_RECORDS,
      ...(units.get(network) ?? { units: 0, unitsWithArea: 0 }),
      demo: demo[i] ?? false,
    }));
    return { networks, persons: all.get('') ?? NO_ENTRIES, since, source: await source() };
  }
}
