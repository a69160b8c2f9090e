import type { Kysely } from 'kysely';
import { Args, ArgsType, Ctx, Field, Query, Resolver } from 'type-graphql';
import { checkNetwork, checkRegion } from '../../../shared/sector/directory-filter.js';
import { Access } from '../../../shared/subgraph/access.js';
import { containsDay, DateScalar } from '../../../shared/subgraph/date.js';
import { type MomentArguments, readMoment, writeMoment } from '../../../shared/subgraph/moment.js';
import type { RegionalTables } from '../entities.js';
import { presentRegion } from '../network/region.type.js';
import type { RegionalContext } from '../regional-context.js';
import { citeSource } from '../source/source.type.js';
import type { SeatContent } from './governance.entity.js';
import { Agreement, Body, Document } from './governance.type.js';
import { BodyKind, DocumentKind } from './governance.vocabulary.js';

@ArgsType()
class GovernanceArgs implements MomentArguments {
  @Field(() => String, { nullable: true, description: 'Slug of the region.' })
  region?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Only those valid on that day (valid time), as far as the source says; without it all, lapsed ones too.',
  })
  asOf?: unknown;
}

@ArgsType()
class BodiesArgs extends GovernanceArgs {
  @Field(() => BodyKind, { nullable: true, description: 'Only this kind.' })
  kind?: string | null;
}

@ArgsType()
class DocumentsArgs {
  @Field(() => DocumentKind, { nullable: true, description: 'Only this kind.' })
  kind?: string | null;

  @Field(() => String, { nullable: true, description: 'Slug of a network: documents that its region lists, or that hold everywhere.' })
  network?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'True: only those with status CURRENT; false: only the others.' })
  current?: boolean | null;
}

/** The lists of governance, as the sources give them. */
@Resolver()
export class GovernanceResolver {
  @Access('PUBLIC')
  @Query(() => [Body], { description: 'Steering and operations groups, with their seats.' })
  async bodies(@Args(() => BodiesArgs) { region, kind, ...args }: BodiesArgs, @Ctx() context: RegionalContext): Promise<Body[]> {
    checkRegion(context.registry, region, 'region');
    const moment = readMoment(args);
    const rows = await facts(context.db, 'body', moment.asOf);
    const chosen = rows.filter((row) => (!region || row.region === region) && (!kind || row.kind === kind));
    return Promise.all(
      chosen.map(async (row) => ({
        ...(await presentGoverned(row, context)),
        kind: row.kind,
        region: presentRegion(context.registry, row.region ?? '', writeMoment(moment)),
        name: row.name,
        nameEn: row.nameEn,
        mandate: row.mandate,
        termYears: row.termYears,
        evaluated: row.evaluatedFrom === null ? null : { from: row.evaluatedFrom, to: row.evaluatedTo },
        appointedBy: row.appointedBy,
        seatsKnown: Boolean(row.seatsKnown),
        seats: JSON.parse(row.seats) as SeatContent[],
      })),
    );
  }

  @Access('PUBLIC')
  @Query(() => [Agreement], { description: 'Agreements that the networks rest on, lapsed ones too.' })
  async agreements(@Args(() => GovernanceArgs) { region, ...args }: GovernanceArgs, @Ctx() context: RegionalContext): Promise<Agreement[]> {
    checkRegion(context.registry, region, 'region');
    const moment = readMoment(args);
    const rows = await facts(context.db, 'agreement', moment.asOf);
    return Promise.all(
      rows
        .filter((row) => !region || row.region === region)
        .map(async (row) => ({
          ...(await presentGoverned(row, context)),
          kind: row.kind,
          region: row.region === null ? null : presentRegion(context.registry, row.region, writeMoment(moment)),
          title: row.title,
          titleEn: row.titleEn,
          parties: JSON.parse(row.parties) as string[],
          status: row.status,
          verbatim: row.verbatim,
        })),
    );
  }

  @Access('PUBLIC')
  @Query(() => [Document], { description: 'Governing documents, guidelines, procedures and links that the sources name.' })
  async documents(
    @Args(() => DocumentsArgs) { kind, network, current }: DocumentsArgs,
    @Ctx() context: RegionalContext,
  ): Promise<Document[]> {
    checkNetwork(context.registry, network, 'network');
    const region = context.registry.sectors.find((sector) => sector.networks.some(({ slug }) => slug === network))?.region;
    const rows = await facts(context.db, 'document', null);
    const chosen = rows.filter(
      (row) =>
        (!kind || row.kind === kind) &&
        (!region || row.region === null || row.region === region) &&
        (typeof current !== 'boolean' || (row.status === 'CURRENT') === current),
    );
    return Promise.all(
      chosen.map(async (row) => ({
        ...(await presentGoverned(row, context)),
        kind: row.kind,
        region: row.region === null ? null : presentRegion(context.registry, row.region),
        title: row.title,
        officialTitle: row.officialTitle,
        issuer: row.issuer,
        year: row.year,
        status: row.status,
        statusVerbatim: row.statusVerbatim,
        url: row.url,
        urlAsGiven: row.urlAsGiven,
        governs: JSON.parse(row.governs) as string[],
      })),
    );
  }
}

/** The believed facts of a table; with a day, those that were valid on it as far as the source says. */
async function facts<Table extends 'body' | 'agreement' | 'document'>(
  db: Kysely<RegionalTables>,
  table: Table,
  day: string | null,
): Promise<RegionalTables[Table][]> {
  const rows = (await (db as Kysely<Pick<RegionalTables, 'body'>>)
    .selectFrom(table as 'body')
    .selectAll()
    .where('supersededAt', 'is', null)
    .orderBy('slug')
    .orderBy('version')
    .execute()) as unknown as RegionalTables[Table][];
  return rows.filter((row) => day === null || containsDay(row, day));
}

async function presentGoverned(row: RegionalTables['body' | 'agreement' | 'document'], { loaders }: RegionalContext) {
  const { slug, validFrom, validTo, note } = row;
  return { slug, valid: { from: validFrom, to: validTo }, note, source: citeSource(await loaders.source.load(row.source), row.locator) };
}
