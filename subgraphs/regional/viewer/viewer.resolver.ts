import { type GraphQLResolveInfo, Kind } from 'graphql';
import { Ctx, Info, Query, Resolver } from 'type-graphql';
import { nameOf } from '../../../shared/command/create-mutations.js';
import { readGrants } from '../../../shared/identity/grants.js';
import { SECTOR_COMMANDS } from '../../../shared/sector/commands.js';
import type { RoleGrant } from '../../../shared/sector/grant/grant.type.js';
import type { SourceStatus } from '../../../shared/sector/source-status.type.js';
import type { TaskFacts } from '../../../shared/sector/task/task.facts.js';
import { startTransfer } from '../../../shared/sector/transfer/transfer.commands.js';
import type { SectorDeclaration } from '../../../shared/sectors.js';
import { Access } from '../../../shared/subgraph/access.js';
import { MaxAge } from '../../../shared/subgraph/max-age.js';
import { isObject } from '../../../shared/subgraph/read-answer.js';
import { REGIONAL_COMMANDS } from '../commands.js';
import { presentNetwork } from '../network/network.type.js';
import type { RegionalContext } from '../regional-context.js';
import { askSectors, readSourceStatus } from '../search/ask-sectors.js';
import { type Task, Viewer } from './viewer.type.js';

/** What one sector says about the one who asks. */
interface SectorAnswer {
  readonly roles: readonly RoleGrant[];
  readonly nurseIds: readonly string[];
  readonly unitIds: readonly string[];
  readonly networks: readonly string[];
  /** Only if they were asked for. */
  readonly tasks?: readonly TaskFacts[];
  readonly source: SourceStatus;
}

const QUESTION = `query($tasks: Boolean!) { _viewer {
  roles { sector role network unitId nurseId } nurseIds unitIds networks
  tasks @include(if: $tasks) { kind network unitId nurseId requestId reportId year count dueOn } source { sector state dataVersion asOf message } } }`;

@Resolver()
export class ViewerResolver {
  @Access('PUBLIC')
  @MaxAge(0)
  @Query(() => Viewer, { description: 'Who asks: person, roles and their scope, what they may do; their own units, tasks and data.' })
  async viewer(@Ctx() context: RegionalContext, @Info() info: GraphQLResolveInfo): Promise<Viewer> {
    const { caller } = context.call;
    if (caller === null) return NOBODY;
    const answers = await askSectors(context, context.registry.sectors, {
      query: QUESTION,
      variables: () => ({ tasks: asksForTasks(info) }),
      read: ({ _viewer }) => readViewer(_viewer),
    });
    const known = answers.flatMap(({ sector, result }) => (result ? [{ sector, ...result }] : []));
    const own = (await readGrants(context.db, caller, context.sector.slug)).map((grant) => ({
      ...UNKNOWN,
      ...grant,
      sector: context.sector.slug,
    }));
    return {
      signedIn: true,
      roles: [...known.flatMap(({ roles }) => roles.map((role) => ({ ...UNKNOWN, ...role }))), ...own],
      mayDo: [
        ...known.flatMap(({ sector, roles }) => namesFor(SECTOR_COMMANDS, roles, sector.prefix)),
        ...namesFor(REGIONAL_COMMANDS, own, ''),
        ...(maySend(known) ? ['transferNurse'] : []),
      ],
      nurses: known.flatMap(({ sector, nurseIds }) => nurseIds.map((id) => refer(sector, 'Nurse', id))),
      units: known.flatMap(({ sector, unitIds }) => unitIds.map((id) => refer(sector, 'Unit', id))),
      networks: known.flatMap(({ networks }) => networks.flatMap((slug) => presentNetwork(context.registry, slug, '') ?? [])),
      tasks: known.flatMap(({ sector, tasks = [] }) => tasks.map((task) => presentTask(task, sector, context))),
      complete: answers.every(({ result }) => result !== null),
      sources: answers.map(({ result, failure }) => result?.source ?? failure) as SourceStatus[],
    };
  }
}

/** Whether tasks are asked for, as far as can be told without following fragments: reading them leaves a trace in the audit. */
const asksForTasks = ({ fieldNodes }: GraphQLResolveInfo): boolean =>
  fieldNodes.some(({ selectionSet }) =>
    selectionSet?.selections.some((selection) => selection.kind !== Kind.FIELD || selection.name.value === 'tasks'),
  );

const UNKNOWN = { id: null, version: null, subject: null, validFrom: null, validTo: null };
const NOBODY: Viewer = {
  signedIn: false,
  roles: [],
  mayDo: [],
  nurses: [],
  units: [],
  networks: [],
  tasks: [],
  complete: true,
  sources: [],
};

/** Whether she may move persons between owners: it takes a role at two of them, and is no command of any one. */
const maySend = (known: readonly { readonly roles: readonly { readonly role: string }[] }[]): boolean =>
  known.filter(({ roles }) => roles.some(({ role }) => startTransfer.roles.some((opens) => opens === role))).length > 1;

type Named = Parameters<typeof nameOf>[0] & { readonly roles: readonly string[] };

const namesFor = (commands: readonly Named[], grants: readonly { readonly role: string }[], prefix: string): string[] =>
  commands
    .filter(({ roles, internal }) => !internal && grants.some(({ role }) => roles.includes(role)))
    .map((command) => nameOf(command, prefix));

const refer = (sector: SectorDeclaration, noun: 'Nurse' | 'Unit', id: string) => ({
  __typename: `${sector.prefix}${noun}`,
  id,
  moment: '',
});

function presentTask(task: TaskFacts, sector: SectorDeclaration, { registry }: RegionalContext): Task {
  const { kind, network, unitId, nurseId, requestId, reportId, year, count, dueOn } = task;
  return {
    kind,
    network: presentNetwork(registry, network, ''),
    unit: unitId === null ? null : refer(sector, 'Unit', unitId),
    nurse: nurseId === null ? null : refer(sector, 'Nurse', nurseId),
    requestId,
    reportId,
    year,
    count,
    dueOn,
  };
}

function readViewer(value: unknown): SectorAnswer | null {
  if (!isObject(value)) return null;
  const source = readSourceStatus(value.source);
  const lists = [value.roles, value.nurseIds, value.unitIds, value.networks, value.tasks ?? []];
  return source && lists.every(Array.isArray) ? ({ ...value, source } as unknown as SectorAnswer) : null;
}
