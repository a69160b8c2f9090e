import { Args, ArgsType, Ctx, Field, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { Access } from '../../subgraph/access.js';
import { readPageSize } from '../../subgraph/page.js';
import { AuditEntry, presentEntry } from '../audit/audit.type.js';
import { Nurse } from '../roster/nurse.type.js';
import type { SectorContext } from '../sector-context.js';
import { readAccessLog, readOwnData } from './own-data.repository.js';
import { mustBe } from './viewer.js';

@ArgsType()
class AccessLogArgs {
  @Field(() => Int, { nullable: true, description: 'Most lines, 1 to 200; null means 20.' })
  first?: number | null;
}

/** A person's right of access to her own data (innsyn). */
@Resolver(() => Nurse)
export class OwnDataResolver {
  @Access('RESTRICTED')
  @FieldResolver(() => [AuditEntry], {
    nullable: true,
    description: 'Who looked at or changed her data, by pseudonym, newest first (innsynslogg). For herself alone.',
  })
  async accessLog(
    @Root() { id }: Nurse,
    @Args(() => AccessLogArgs) { first }: AccessLogArgs,
    @Ctx() context: SectorContext,
  ): Promise<AuditEntry[]> {
    mustBeSelf(id, context);
    const rows = await readAccessLog(context.db, id, readPageSize(first));
    return rows.map((row) => presentEntry(row, context.sector.slug));
  }

  @Access('RESTRICTED')
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Everything that this data owner holds about her, as JSON, earlier states too (innsyn, GDPR article 15). For herself alone.',
  })
  async ownData(@Root() { id }: Nurse, @Ctx() context: SectorContext): Promise<string> {
    mustBeSelf(id, context);
    const keys = context.viewer.caller?.keys ?? [];
    return JSON.stringify({ sector: context.sector.slug, person: id, ...(await readOwnData(context.db, { nurseId: id, keys })) });
  }
}

function mustBeSelf(id: string, { viewer }: SectorContext): void {
  mustBe(viewer, viewer.selves.includes(id), 'the person herself');
}
