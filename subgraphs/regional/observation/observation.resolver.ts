import { Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { checkArea, checkNetwork } from '../../../shared/sector/directory-filter.js';
import { Access } from '../../../shared/subgraph/access.js';
import { Network } from '../network/network.type.js';
import type { RegionalContext } from '../regional-context.js';
import { citeSource, SourceReference } from '../source/source.type.js';
import type { ContradictionFact } from './observation.entity.js';
import { Contradiction, Observation } from './observation.type.js';
import { ObservationMeasure } from './observation.vocabulary.js';

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
  @Access('PUBLIC')
  @Query(() => [Observation], { description: 'Figures as published, with source and wording; contradictory ones side by side.' })
  async observations(
    @Args(() => ObservationsArgs) { measure, network, area }: ObservationsArgs,
    @Ctx() context: RegionalContext,
  ): Promise<Observation[]> {
    checkNetwork(context.registry, network, 'network');
    checkArea(context.areas, area, 'area');
    const all = await context.loaders.observations();
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
    return (await context.loaders.observations()).filter((figure) => keys.includes(figure.key));
  }
}

@Resolver(() => Network)
export class NetworkObservationResolver {
  @FieldResolver(() => [Observation], { nullable: true, description: 'Published figures of the network itself.' })
  async observations(@Root() network: Network, @Ctx() context: RegionalContext): Promise<Observation[]> {
    return (await context.loaders.observations()).filter(
      (figure) => figure.subject.kind === 'NETWORK' && figure.subject.key === network.slug,
    );
  }
}
