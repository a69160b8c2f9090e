import { Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { checkRegion } from '../../../shared/sector/directory-filter.js';
import { AsOfArgs, RootMomentArgs } from '../../../shared/sector/moment.args.js';
import { dayOf } from '../../../shared/sector/time.js';
import { Access } from '../../../shared/subgraph/access.js';
import { containsDay } from '../../../shared/subgraph/date.js';
import { parseMoment, readMoment, writeMoment } from '../../../shared/subgraph/moment.js';
import type { RegionalContext } from '../regional-context.js';
import { Body, presentBody } from './body.type.js';
import { BodyKind } from './body.vocabulary.js';
import { evidenceOf, termStateOf } from './body-term.rules.js';
import { BodyTerm, presentBodyTerm, TermState } from './body-term.type.js';
import { bySlug } from './governance.repository.js';
import { GovernedArgs } from './governed.args.js';

@ArgsType()
class BodiesArgs extends GovernedArgs {
  @Field(() => BodyKind, { nullable: true, description: 'Only this kind.' })
  kind?: string | null;
}

@ArgsType()
class BodyArgs extends RootMomentArgs {
  @Field(() => String, { description: 'For example `vestre-viken-steering-group`.' })
  slug!: string;
}

/** The groups that govern the networks. */
@Resolver(() => Body)
export class BodyResolver {
  @Access('PUBLIC')
  @Query(() => [Body], { description: 'Steering and operations groups, with their seats.' })
  async bodies(@Args(() => BodiesArgs) { region, kind, ...args }: BodiesArgs, @Ctx() context: RegionalContext): Promise<Body[]> {
    checkRegion(context.registry, region, 'region');
    const moment = readMoment(args);
    const rows = (await context.loaders.bodies(writeMoment(moment))).filter(
      (row) =>
        (!region || row.region === region) && (!kind || row.kind === kind) && (moment.asOf === null || containsDay(row, moment.asOf)),
    );
    return Promise.all(rows.map((row) => presentBody(row, context, writeMoment(moment))));
  }

  @Access('PUBLIC')
  @Query(() => Body, { nullable: true, description: 'The body with that slug; null if there is none.' })
  async body(@Args(() => BodyArgs) { slug, ...args }: BodyArgs, @Ctx() context: RegionalContext): Promise<Body | null> {
    const moment = writeMoment(readMoment(args));
    const row = bySlug(await context.loaders.bodies(moment), slug);
    return row && presentBody(row, context, moment);
  }

  @FieldResolver(() => Body, { nullable: true, description: 'The body that appoints it; null where none is known.' })
  async appointedBy(@Root() { row, moment }: Body, @Ctx() context: RegionalContext): Promise<Body | null> {
    const appointer = bySlug(await context.loaders.bodies(moment), row.appointedBy);
    return appointer && presentBody(appointer, context, moment);
  }

  @FieldResolver(() => [Body], { description: 'The bodies that it appoints (oppnevner).' })
  async appoints(@Root() { slug, moment }: Body, @Ctx() context: RegionalContext): Promise<Body[]> {
    const rows = (await context.loaders.bodies(moment)).filter(({ appointedBy }) => appointedBy === slug);
    return Promise.all(rows.map((row) => presentBody(row, context, moment)));
  }

  @FieldResolver(() => [BodyTerm], { description: 'The terms for which it was appointed, as far as they are recorded, oldest first.' })
  async terms(@Root() body: Body, @Ctx() context: RegionalContext): Promise<BodyTerm[]> {
    return (await termsOf(body, context)).map(presentBodyTerm);
  }

  @FieldResolver(() => TermState, { description: 'Whether it is within its term. Without a dated appointment that is unknown.' })
  async term(@Root() body: Body, @Args(() => AsOfArgs) args: AsOfArgs, @Ctx() context: RegionalContext): Promise<TermState> {
    const day = dayOf(readMoment(args, parseMoment(body.moment)));
    const { status, term } = termStateOf(await termsOf(body, context), day);
    return { status, term: term && presentBodyTerm(term), evidence: evidenceOf(body.evaluations, day) };
  }
}

const termsOf = async ({ slug, moment }: Body, { loaders }: RegionalContext) =>
  (await loaders.bodyTerms(moment)).filter(({ body }) => body === slug);
