import { Args, ArgsType, Ctx, Field, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { Access } from '../../subgraph/access.js';
import { DateScalar } from '../../subgraph/date.js';
import { Nurse } from '../roster/nurse.type.js';
import type { SectorContext } from '../sector-context.js';
import { assessCompetence } from './competence.js';
import { Competence } from './competence.type.js';
import { NurseRecord, presentRecord } from './nurse-record.type.js';
import { NurseRecordKind } from './record.vocabulary.js';

@ArgsType()
class RecordsArgs {
  @Field(() => NurseRecordKind, { nullable: true, description: 'Only entries of this kind.' })
  kind?: NurseRecordKind | null;

  @Field(() => Int, { nullable: true, description: 'Only entries whose day is in this calendar year.' })
  year?: number | null;
}

/** What a sector tells about a person's own record, to those whose business it is. */
@Resolver(() => Nurse)
export class NurseRecordResolver {
  @Access('RESTRICTED')
  @FieldResolver(() => Competence, {
    nullable: true,
    description: 'Where she stands with her competence in palliation (kompetanse). For herself, her leader and her coordinator.',
  })
  async competence(@Root() { id, moment, scope }: Nurse, @Ctx() { loaders }: SectorContext): Promise<Competence> {
    return { ...assessCompetence(await loaders.recordsOfNurse.load({ id, moment })), scope };
  }

  @Access('RESTRICTED')
  @FieldResolver(() => [NurseRecord], {
    nullable: true,
    description: 'The entries in her own record up to the day, newest first. For herself, her leader and her coordinator.',
  })
  async records(
    @Root() { id, moment }: Nurse,
    @Args(() => RecordsArgs) { kind, year }: RecordsArgs,
    @Ctx() { loaders }: SectorContext,
  ): Promise<NurseRecord[]> {
    const rows = await loaders.recordsOfNurse.load({ id, moment });
    return rows
      .filter((row) => (kind == null || row.kind === kind) && (year == null || Number(row.date.slice(0, 4)) === year))
      .toReversed()
      .map(presentRecord);
  }

  @Access('RESTRICTED')
  @FieldResolver(() => DateScalar, {
    nullable: true,
    description: 'Day of the last annual conversation with her leader (årlig samtale); null if none is recorded.',
  })
  async lastConversationOn(@Root() { id, moment }: Nurse, @Ctx() { loaders }: SectorContext): Promise<string | null> {
    const rows = await loaders.recordsOfNurse.load({ id, moment });
    return rows.findLast(({ kind }) => kind === 'ANNUAL_CONVERSATION')?.date ?? null;
  }
}
