import { Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { checkArea, checkNetwork } from '../../../shared/sector/directory-filter.js';
import { Network } from '../network/network.type.js';
import type { RegionalContext } from '../regional-context.js';
import { citeSource, SourceReference } from '../source/source.type.js';
import type { ContradictionFact, ObservationFact } from './observation.entity.js';
import { Contradiction, Observation } from './observation.type.js';
import { ObservationMeasure } from './observation.vocabulary.js';
import { preferred } from './preference.js';

@ArgsType()
class ObservationsArgs {
  @Field(() => ObservationMeasure, { nullable: true, description: 'Only this measure.' })
  measure?: string | null;

  @Field(() => String, { nullable: true, description: 'Only figures of the network of this slug.' })
  network?: string | null;

  @Field(() => String, { nullable: true, description: 'Only figures of the area with this code.' })
  area?: string | null;
}

@Resolver(() => Observation)
export class ObservationResolver {
  @Query(() => [Observation], { description: 'Figures as published, with source and wording; contradictory ones side by side.' })
  async observations(
    @Args(() => ObservationsArgs) { measure, network, area }: ObservationsArgs,
    @Ctx() context: RegionalContext,
  ): Promise<Observation[]> {
    checkNetwork(context.registry, network, 'network');
    checkArea(context.areas, area, 'area');
    const all = await readObservations(context);
    return all.filter(
      (figure) =>
        (!measure || figure.measure === measure) &&
        (!network || (figure.subject.kind === 'NETWORK' && figure.subject.key === network)) &&
        (!area || (figure.subject.kind === 'AREA' && figure.subject.key === area)),
    );
  }

  @FieldResolver(() => SourceReference, { description: 'Where it was published, and the place in it.' })
  async source(@Root() { sourceSlug, locator }: Observation, @Ctx() { loaders }: RegionalContext): Promise<SourceReference> {
    return citeSource(await loaders.source.load(sourceSlug), locator);
  }

  @FieldResolver(() => [Contradiction], { description: 'The disagreements that it is part of.' })
  contradictions(@Root() { key }: Observation, @Ctx() { loaders }: RegionalContext): Promise<Contradiction[]> {
    return loaders.contradictionsOf.load(key);
  }
}

@Resolver(() => Contradiction)
export class ContradictionResolver {
  @FieldResolver(() => [Observation], { description: 'The figures that disagree.' })
  async observations(
    @Root() contradiction: Contradiction & Partial<ContradictionFact>,
    @Ctx() context: RegionalContext,
  ): Promise<Observation[]> {
    const keys = JSON.parse(contradiction.observations ?? '[]') as string[];
    return (await readObservations(context)).filter((figure) => keys.includes(figure.key));
  }
}

@Resolver(() => Network)
export class NetworkObservationResolver {
  @FieldResolver(() => [Observation], { nullable: true, description: 'Published figures of the network itself.' })
  async observations(@Root() network: Network, @Ctx() context: RegionalContext): Promise<Observation[]> {
    return (await readObservations(context)).filter((figure) => figure.subject.kind === 'NETWORK' && figure.subject.key === network.slug);
  }
}

/** All figures, with the preferred one of each thing marked. A few dozen: they are read whole. */
async function readObservations({ db }: RegionalContext): Promise<Observation[]> {
  const rows = await db.selectFrom('observation').selectAll().where('supersededAt', 'is', null).orderBy('measure').orderBy('key').execute();
  const groups = Map.groupBy(rows, (row) => `${row.measure} ${row.subjectKind} ${row.subjectKey}`);
  const chosen = new Set([...groups.values()].map((group) => preferred(group)));
  return rows.map((row) => presentObservation(row, chosen.has(row)));
}

function presentObservation(row: ObservationFact, isPreferred: boolean): Observation {
  const { key, measure, value, valueHigh, precision, unit, verbatim, note, recordedAt, locator } = row;
  return {
    key,
    measure,
    value,
    valueHigh,
    precision,
    unit,
    unitInferred: Boolean(row.unitInferred),
    period: row.periodFrom === null && row.periodTo === null ? null : { from: row.periodFrom, to: row.periodTo },
    subject: { kind: row.subjectKind, key: row.subjectKey, label: row.subjectLabel },
    verbatim,
    note,
    preferred: isPreferred,
    recordedAt,
    sourceSlug: row.source,
    locator,
  };
}
