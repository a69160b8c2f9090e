import { Args, ArgsType, Ctx, Field, FieldResolver, Resolver, Root } from 'type-graphql';
import { Access } from '../../subgraph/access.js';
import { Event, presentEvent } from '../event/event.type.js';
import { networkOf } from '../network/belongs-to-network.js';
import { Network } from '../network/network.type.js';
import { presentAppointment } from '../roster/nurse.resolver.js';
import { Appointment, Nurse, presentNurse } from '../roster/nurse.type.js';
import type { SectorContext } from '../sector-context.js';
import { presentUnit, Unit } from '../unit/unit.type.js';
import type { AccessScope } from '../viewer/access-scope.js';
import type { RequestState } from './request.repository.js';
import { presentRequest, Request } from './request.type.js';
import { RequestStatus } from './request.vocabulary.js';

/** What a sector tells about a request. */
@Resolver(() => Request)
export class RequestResolver {
  @FieldResolver(() => Network, { nullable: true, description: 'The network whose coordinator may decide.' })
  network(@Root() request: Request, @Ctx() context: SectorContext): Network | null {
    return networkOf(request, context);
  }

  @FieldResolver(() => Nurse, { nullable: true, description: 'The person it is about; null if she is not in the roster yet.' })
  async nurse(@Root() { nurseId, moment }: Request, @Ctx() { loaders, sector }: SectorContext): Promise<Nurse | null> {
    const row = nurseId === null ? null : await loaders.nurse.load({ id: nurseId, moment });
    return row && presentNurse(row, sector.prefix, moment);
  }

  @FieldResolver(() => Unit, { nullable: true, description: 'The unit it is about.' })
  async unit(@Root() { unitId, moment }: Request, @Ctx() { loaders, sector }: SectorContext): Promise<Unit | null> {
    const row = unitId === null ? null : await loaders.unit.load({ id: unitId, moment });
    return row && presentUnit(row, sector.prefix, moment);
  }

  @FieldResolver(() => Appointment, { nullable: true, description: 'The appointment it is about.' })
  async appointment(@Root() { appointmentId, moment }: Request, @Ctx() { loaders }: SectorContext): Promise<Appointment | null> {
    const row = appointmentId === null ? null : await loaders.appointment.load({ id: appointmentId, moment });
    return row && presentAppointment(row, moment);
  }

  @FieldResolver(() => Event, {
    nullable: true,
    description: 'PARTICIPATION: the event; null for one of another owner, which `node(id)` finds by `eventId`.',
  })
  async event(@Root() { eventId, moment }: Request, @Ctx() { loaders, sector }: SectorContext): Promise<Event | null> {
    const row = eventId === null ? null : await loaders.event.load({ id: eventId, moment });
    return row && presentEvent(row, sector.prefix, moment);
  }
}

/** What a sector tells about the requests of its persons. */
@Resolver(() => Nurse)
export class NurseRequestsResolver {
  @Access('RESTRICTED')
  @FieldResolver(() => [Request], { nullable: true, description: 'What was asked for her or by her, open and decided, newest first.' })
  async requests(@Root() { id, moment }: Nurse, @Ctx() { loaders }: SectorContext): Promise<Request[]> {
    const rows = await loaders.requestsOfNurse.load({ id, moment });
    return rows.map((row) => presentRequest(row, moment, { kind: 'person', id }));
  }
}

@ArgsType()
class RequestsArgs {
  @Field(() => RequestStatus, { nullable: true, description: 'Only those that stand so; all if not given.' })
  status?: RequestStatus | null;
}

/** What a sector tells about the requests that its leaders wait for. */
@Resolver(() => Unit)
export class UnitRequestsResolver {
  @Access('RESTRICTED')
  @FieldResolver(() => [Request], { nullable: true, description: 'Requests about the unit, newest first: nominations, wishes to end.' })
  async requests(
    @Root() { id, moment, scope }: Unit,
    @Args(() => RequestsArgs) { status }: RequestsArgs,
    @Ctx() { loaders }: SectorContext,
  ): Promise<Request[]> {
    return present(await loaders.requestsOfUnit.load({ id, moment }), status, moment, scope);
  }
}

/** What a sector tells about the requests that its coordinators decide. */
@Resolver(() => Network)
export class NetworkRequestsResolver {
  @Access('RESTRICTED')
  @FieldResolver(() => [Request], { nullable: true, description: 'Requests that its coordinator may decide, newest first.' })
  async requests(
    @Root() { slug, moment, scope }: Network,
    @Args(() => RequestsArgs) { status }: RequestsArgs,
    @Ctx() { loaders }: SectorContext,
  ): Promise<Request[]> {
    return present(await loaders.requestsOfNetwork.load({ id: slug, moment }), status, moment, scope);
  }
}

function present(rows: readonly RequestState[], status: RequestStatus | null | undefined, moment: string, scope: AccessScope): Request[] {
  return rows.filter((row) => !status || row.status === status).map((row) => presentRequest(row, moment, scope));
}
