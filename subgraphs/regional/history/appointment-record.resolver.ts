import { Args, ArgsType, Ctx, Field, Int, Query, Resolver } from 'type-graphql';
import { forbidden, unauthenticated } from '../../../shared/command/run-command.js';
import { createConnection } from '../../../shared/sector/create-connection.js';
import { MOST_RECORDS, RECORD_PAGES } from '../../../shared/sector/history/appointment-record.page.js';
import type { RecordHit } from '../../../shared/sector/history/appointment-record.search.js';
import { AppointmentRecord } from '../../../shared/sector/history/appointment-record.type.js';
import { AppointmentBasis, EndReason, NurseRole } from '../../../shared/sector/roster/roster.vocabulary.js';
import { ServiceType } from '../../../shared/sector/unit/unit.vocabulary.js';
import type { SectorDeclaration } from '../../../shared/sectors.js';
import { Access } from '../../../shared/subgraph/access.js';
import { isObject } from '../../../shared/subgraph/read-answer.js';
import type { RegionalContext } from '../regional-context.js';
import { askSectors, type SectorAnswer } from '../search/ask-sectors.js';
import { mergeAcross } from '../search/list-across.js';
import { concerned, type FoundHits, readFound } from '../search/search-sectors.js';
import { AppointmentFilter, checkAppointmentFilter } from './appointment-record.filter.js';

@ArgsType()
class AppointmentRecordsArgs {
  @Field(() => AppointmentFilter, { nullable: true, description: 'Narrows the list.' })
  filter?: AppointmentFilter | null;

  @Field(() => Int, {
    nullable: true,
    defaultValue: RECORD_PAGES.usual,
    description: `Rows on the page, 1 to ${MOST_RECORDS}; null means ${RECORD_PAGES.usual}.`,
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Continue after this cursor of the same list.' })
  after?: string | null;
}

const AppointmentRecordConnection = createConnection('AppointmentRecord', AppointmentRecord);

const QUESTION = `query($search: SectorRecordSearchInput!) { _appointmentRecords(search: $search) {
  total hits { key id record { network serviceType role basis from to ended endReason succeeded demo } }
  source { sector state dataVersion asOf message } } }`;

/** The history of appointments for analysts. */
@Resolver()
export class AppointmentRecordsResolver {
  @Access('PUBLIC')
  @Query(() => AppointmentRecordConnection, {
    description:
      'The history of appointments (oppnevninger) as rows without person, unit, contact or exact date, in an order that tells nothing. For analysts, of the owners that made them so; every page that is read stands in the audit.',
  })
  async appointmentRecords(
    @Args(() => AppointmentRecordsArgs) args: AppointmentRecordsArgs,
    @Ctx() context: RegionalContext,
  ): Promise<object> {
    const checked = checkAppointmentFilter(args.filter, context.registry);
    if (context.call.caller === null) throw unauthenticated();
    const list = ['AppointmentRecord', checked];
    const { region, ...filter } = checked;
    const page = { args, list, direction: 'asc', withTotal: true, context, sizes: RECORD_PAGES } as const;
    return mergeAcross<RecordHit>(
      page,
      async (place, limit) => {
        const answers = await askSectors(context, concerned({ region, network: filter.network }, context), {
          query: QUESTION,
          variables: (sector) => ({ search: { ...filter, after: place(sector), limit } }),
          read: ({ _appointmentRecords }) => readFound(_appointmentRecords, isRecord),
        });
        mustBeShownSome(answers);
        return answers.map(ofItsOwn);
      },
      ({ record }) => record,
    );
  }
}

/** @throws GraphQLError FORBIDDEN where every owner refuses the caller */
function mustBeShownSome(answers: readonly SectorAnswer<unknown>[]): void {
  if (answers.length > 0 && answers.every(({ failure }) => failure?.state === 'FORBIDDEN'))
    throw forbidden('The history of appointments takes an analyst. The query viewer shows what you may do.');
}

/** An owner is believed about its own networks alone. */
function ofItsOwn(answer: SectorAnswer<FoundHits<RecordHit>>): SectorAnswer<FoundHits<RecordHit>> {
  if (answer.result === null) return answer;
  const isOf = ({ networks }: SectorDeclaration, slug: string) => networks.some((network) => network.slug === slug);
  const hits = answer.result.hits.filter(({ key, record }) => key === record.network && isOf(answer.sector, key));
  return { ...answer, result: { ...answer.result, hits } };
}

function isRecord(value: unknown): value is RecordHit {
  if (!isObject(value) || typeof value.key !== 'string' || typeof value.id !== 'string' || !isObject(value.record)) return false;
  const { network, serviceType, role, basis, from, to, ended, endReason, succeeded, demo } = value.record;
  const isOneOf = (word: unknown, vocabulary: object) => typeof word === 'string' && Object.hasOwn(vocabulary, word);
  return (
    typeof network === 'string' &&
    isOneOf(serviceType, ServiceType) &&
    isOneOf(role, NurseRole) &&
    isOneOf(basis, AppointmentBasis) &&
    (endReason === null || isOneOf(endReason, EndReason)) &&
    [from, to].every((period) => period === null || typeof period === 'string') &&
    [ended, succeeded, demo].every((flag) => typeof flag === 'boolean')
  );
}
