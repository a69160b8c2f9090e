import { Args, ArgsType, Ctx, Field, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { Node } from '../../../shared/sector/node.type.js';
import { Access } from '../../../shared/subgraph/access.js';
import { pageInfo } from '../../../shared/subgraph/connection.js';
import { badUserInput } from '../../../shared/subgraph/errors.js';
import { MaxAge } from '../../../shared/subgraph/max-age.js';
import { MAX_PAGE_SIZE, readPageSize } from '../../../shared/subgraph/page.js';
import { isOwnAuditor } from '../audit/own-audit.js';
import type { RegionalContext } from '../regional-context.js';
import { Change, ChangeConnection } from './change.type.js';
import { CHANGE_TYPES } from './change-types.js';
import { gatherChanges } from './gather-changes.js';
import { mergeChanges } from './merge-changes.js';
import { readSince, sealProgress, startAnew } from './mirror-cursor.js';
import { presentChange } from './present-change.js';

const USUAL = 100;

/** Types that have an id of their own. */
const ENTITIES: readonly string[] = ['Nurse', 'Unit', 'Event', 'Measure'];

@ArgsType()
class ChangesArgs {
  @Field(() => String, {
    nullable: true,
    description:
      'A `cursor` of an earlier answer; an instant, for what has changed after it (where an owner’s journal begins later, what was recorded after it comes as CREATED, and what was deleted before is not told); or nothing: then all that there is comes first, as CREATED, and after it what changes.',
  })
  since?: string | null;

  @Field(() => Int, {
    nullable: true,
    defaultValue: USUAL,
    description: `Changes on the page, 1 to ${MAX_PAGE_SIZE}; null means ${USUAL}.`,
  })
  first?: number | null;

  @Field(() => [String], {
    nullable: true,
    description: `Types that are wanted: ${CHANGE_TYPES.join(', ')}. A cursor holds for the same types only.`,
  })
  types?: string[] | null;
}

/** The public changes of all owners. */
@Resolver(() => Change)
export class ChangesResolver {
  @Access('PUBLIC')
  @MaxAge(0)
  @Query(() => ChangeConnection, {
    description:
      'Everything public that has changed, deletions included (endringer), for those who keep a copy of the directory or show what is new. Every change comes at least once, and those of one owner in their order; a silent owner’s come later.',
  })
  async changes(@Args(() => ChangesArgs) args: ChangesArgs, @Ctx() context: RegionalContext): Promise<object> {
    const size = readPageSize(args.first, { usual: USUAL, most: MAX_PAGE_SIZE });
    const types = readTypes(args.types);
    const { progress, from } = readSince(context.cursors, args.since, types);
    const forAuditor = await isOwnAuditor(context);
    const answers = await gatherChanges(context, { progress, from, types, limit: size + 1, forAuditor });
    const lost = answers.find(({ found }) => found?.lost);
    if (lost) throw startAnew(`since was made before the database of ${lost.owner} was made anew, or put back to an earlier copy.`);
    const page = mergeChanges(progress, answers, size);
    const seal = (reached: typeof progress) => sealProgress(context.cursors, { progress: reached, from }, types);
    const edges = page.changes.map((merged) => ({ cursor: seal(merged.progress), node: presentChange(merged.change, merged.owner) }));
    return {
      edges,
      cursor: seal(page.progress),
      pageInfo: pageInfo(edges, page.hasMore, typeof args.since === 'string'),
      complete: answers.every(({ found }) => found !== null),
      sources: answers.map(({ source }) => source),
    };
  }

  @FieldResolver(() => Node, { nullable: true })
  object(@Root() { kind, type, objectId, sector }: Change, @Ctx() { registry }: RegionalContext): object | null {
    const prefix = registry.sectors.find(({ slug }) => slug === sector)?.prefix;
    if (kind === 'DELETED' || prefix === undefined || !ENTITIES.includes(type)) return null;
    return { __typename: `${prefix}${type}`, id: objectId, moment: '' };
  }
}

/**
 * Reads the types that are wanted; an empty list means all, as with receivers of messages.
 * @throws BAD_USER_INPUT if there is no such type
 */
function readTypes(types: readonly string[] | null | undefined): readonly string[] | null {
  const unknown = types?.find((type) => !CHANGE_TYPES.includes(type));
  if (unknown !== undefined)
    throw badUserInput('types', `types names ${unknown}, which there is not. Types are: ${CHANGE_TYPES.join(', ')}.`);
  return types == null || types.length === 0 ? null : [...new Set(types)].toSorted();
}
