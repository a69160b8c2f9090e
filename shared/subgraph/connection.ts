import { type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';
import { ArgsType, Directive, Field, Int, ObjectType } from 'type-graphql';
import { Access } from './access.js';
import type { CursorBox } from './cursor.js';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE, type Position, readPageSize, type SearchPage } from './page.js';

/** `first` and `after`, as every paged list takes them. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    nullable: true,
    defaultValue: DEFAULT_PAGE_SIZE,
    description: `Rows on the page, 1 to ${MAX_PAGE_SIZE}; null means ${DEFAULT_PAGE_SIZE}.`,
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Continue after this cursor of the same list.' })
  after?: string | null;
}

@Directive('@shareable')
@Access('PUBLIC')
@ObjectType({ description: 'Where a page stands in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'More rows follow.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Rows come before, that is: the page was asked for with `after`.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first row; null on an empty page.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last row, for `after` of the next page; null on an empty page.' })
  endCursor!: string | null;
}

/** A page as resolvers return it. */
export interface Page<Node> {
  readonly edges: readonly { readonly cursor: string; readonly node: Node | null; readonly match: object | null }[];
  readonly pageInfo: PageInfo;
  readonly totalCount: number | null;
}

/** How to fill one page. */
export interface PageRequest<Node> {
  readonly args: PageArgs;
  readonly cursors: CursorBox;
  /** What identifies the list (name, filter, order, moment): a cursor only works for the same. */
  readonly list: unknown;
  /** Whether all rows are to be counted. */
  readonly withTotal: boolean;
  readonly search: (after: Position | null, limit: number) => Promise<SearchPage>;
  readonly node: (id: string) => Promise<Node | null>;
}

/** One page of a list that one database answers. */
export async function readPage<Node>({ args, cursors, list, search, node }: PageRequest<Node>): Promise<Page<Node>> {
  const size = readPageSize(args.first);
  const after = typeof args.after === 'string' ? (cursors.open(args.after, list) as Position) : null;
  const { hits, total } = await search(after, size + 1);
  const shown = hits.slice(0, size);
  const edges = await Promise.all(
    shown.map(async ({ id, key, match = null }) => ({ cursor: cursors.seal([key, id], list), node: await node(id), match })),
  );
  return { edges, pageInfo: pageInfo(edges, hits.length > size, after !== null), totalCount: total };
}

/** The position of a page in its list, from its edges. */
export function pageInfo(edges: readonly { readonly cursor: string }[], hasNextPage: boolean, hasPreviousPage: boolean): PageInfo {
  return { hasNextPage, hasPreviousPage, startCursor: edges[0]?.cursor ?? null, endCursor: edges.at(-1)?.cursor ?? null };
}

/** Whether the client asked for a field of what is being resolved: what is not asked for is not counted. */
export function wantsField(info: GraphQLResolveInfo, field: string): boolean {
  const inSet = (set: SelectionSetNode | undefined): boolean =>
    set?.selections.some((selection) => {
      if (selection.kind === Kind.FIELD) return selection.name.value === field;
      if (selection.kind === Kind.INLINE_FRAGMENT) return inSet(selection.selectionSet);
      return inSet(info.fragments[selection.name.value]?.selectionSet);
    }) ?? false;
  return info.fieldNodes.some((node) => inSet(node.selectionSet));
}
