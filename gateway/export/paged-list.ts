import { ExportRefusal } from './ask-schema.js';
import { commonRemarks, demoRemark, type ExportRequest, sourceRemarks } from './export.js';
import { readArguments } from './read-parameters.js';
import { SOURCES, type SourceAnswer } from './statistic-answer.js';
import type { Remark } from './table.js';

interface Page<Node> {
  readonly edges: readonly { readonly node: Node | null }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly complete: boolean;
  readonly sources: readonly SourceAnswer[];
}

/** A connection of the schema, of which the first page has been read. */
export interface PagedList<Node> {
  readonly variables: Readonly<Record<string, unknown>>;
  /** All rows of all pages, each page asked for when the one before has been taken. */
  nodes(): AsyncGenerator<Node>;
  /**
   * The owners whose rows are not, or not all, in the file, each with the state of a row that stands for them: MISSING of one who is silent,
   * SUPPRESSED of one who shows the caller none. Whole after the last row.
   */
  readonly absent: ReadonlyMap<string, 'MISSING' | 'SUPPRESSED'>;
  readonly remarks: readonly Remark[];
  closing(): readonly Remark[];
}

/** What is asked of a list. */
export interface ListQuestion {
  /** The root field. */
  readonly field: string;
  /** What is asked of a row. */
  readonly node: string;
  /** Rows of a page. */
  readonly size: number;
}

/**
 * Reads the first page of a connection.
 * @throws ExportRefusal if the caller may not, BAD_USER_INPUT if a parameter is wrong
 */
export async function readList<Node extends { readonly demo: boolean }>(
  request: ExportRequest,
  { field: name, node, size }: ListQuestion,
): Promise<PagedList<Node>> {
  const { schema, query, ask, own } = request;
  const field = schema.getQueryType()?.getFields()[name];
  if (!field) throw new Error(`the schema has no field ${name}`);
  const { declared, passed, variables } = readArguments(field, query, { skipped: ['first', 'after'], own });
  const [declaring, passing] = [declared, passed].map((list) => (list === '' ? '' : `${list}, `));
  const text = `query Export(${declaring}$first: Int, $after: String) { list: ${name}(${passing}first: $first, after: $after) {
    edges { node ${node} } pageInfo { hasNextPage endCursor } complete ${SOURCES} } }`;
  const absent = new Map<string, 'MISSING' | 'SUPPRESSED'>();
  const incomplete = new Set<string>();
  const read = async (after: string | null): Promise<Page<Node>> => {
    const { data, errors } = await ask<{ list: Page<Node> | null }>(text, { ...variables, first: size, after });
    if (!data?.list) throw new ExportRefusal(errors);
    // Fell silent between the search and the rows.
    for (const { extensions } of errors)
      if (typeof extensions?.sector === 'string') absent.set(extensions.sector, 'MISSING');
      else incomplete.add(String(extensions?.code));
    return data.list;
  };
  const first = await read(null);
  const hasDemo = ({ edges }: Page<Node>) => edges.some(({ node }) => node?.demo);
  // The rows of the demonstration may begin on a later page, when what is known at the start has been written.
  let demoCameLater = false;
  return {
    ...{ variables, absent },
    async *nodes() {
      for (let page = first; ; page = await read(page.pageInfo.endCursor)) {
        demoCameLater ||= !hasDemo(first) && hasDemo(page);
        for (const edge of page.edges) if (edge.node) yield edge.node;
        if (page.pageInfo.hasNextPage) continue;
        // Who was silent earlier, but answers now, has sent the rest with this page.
        for (const { sector, state } of page.sources)
          if (state !== 'OK') absent.set(sector, state === 'FORBIDDEN' ? 'SUPPRESSED' : 'MISSING');
        return;
      }
    },
    remarks: [
      ...commonRemarks(request),
      { key: 'complete', text: String(first.complete) },
      ...sourceRemarks(first.sources),
      ...(hasDemo(first) ? [demoRemark(request)] : []),
    ],
    closing: () => [
      ...[...absent].map(([sector, state]) => ({ key: state.toLowerCase(), text: sector })),
      ...[...incomplete].map((code) => ({ key: 'incomplete', text: code })),
      ...(demoCameLater ? [demoRemark(request)] : []),
    ],
  };
}
