import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { RoleGrantVersion } from '../../identity/grant.entity.js';
import { ROLES, type Role as RoleName } from '../../identity/roles.js';
import { Access } from '../../subgraph/access.js';
import { DateScalar } from '../../subgraph/date.js';

/** {@link ROLES} as an enum of the schema. */
export const Role = Object.fromEntries(ROLES.map((role) => [role, role])) as { readonly [Name in RoleName]: Name };
registerEnumType(Role, {
  name: 'Role',
  description: 'What somebody is to a data owner (rolle). What she may do follows from her grants alone.',
  valuesConfig: {
    NURSE: { description: 'The resource nurse herself (ressurssykepleier): her own data. Holds for one person of the roster.' },
    LEADER: { description: 'Leader of a unit (leder): its nurses, acknowledgements, nominations. Holds for one unit.' },
    COORDINATOR: { description: 'Coordinator in the operations group (driftsgruppe): the records of one network.' },
    REGION_EDITOR: { description: 'As coordinator, in all networks of the owner (redaktør).' },
    STEERING: { description: 'Member of the steering group (styringsgruppe): reports and plans, no data on persons.' },
    ANALYST: { description: 'Analyst (analytiker): figures and pseudonymised rows.' },
    AUDITOR: { description: 'Auditor or data-protection officer (revisor, personvernombud): the audit.' },
    ADMIN: { description: 'Administrator (administrator): grants and revokes roles; no data on persons by it.' },
  },
});

@Directive('@shareable')
@Access('PUBLIC')
@ObjectType({
  description:
    'Somebody has a role at a data owner in an interval (tildelt rolle). Shown to herself and to the administrators of the owner.',
})
export class RoleGrant {
  @Field(() => ID, { nullable: true, description: 'Stable id; null for a role that a token for development states itself.' })
  id!: string | null;

  @Field(() => Int, { nullable: true, description: 'Version, for `expectedVersion`.' })
  version!: number | null;

  @Field(() => String, { description: 'Slug of the data owner where it holds.' })
  sector!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Who: `hpr:<number>` or `sub:<issuer>|<subject>`; for administrators only.',
  })
  subject!: string | null;

  @Field(() => Role, { description: 'The role.' })
  role!: RoleName;

  @Field(() => String, { nullable: true, description: 'Slug of the network that it is bound to.' })
  network!: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of the unit that it is bound to.' })
  unitId!: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of the person that it is bound to.' })
  nurseId!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day.' })
  validFrom!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day after the last; null while no end is set.' })
  validTo!: string | null;
}

/** What the API shows of a grant to an administrator. */
export function presentGrant(row: Readonly<RoleGrantVersion>, sector: string): RoleGrant {
  const { grantId: id, version, subject, role, network, unitId, nurseId, validFrom, validTo } = row;
  return { id, version, sector, subject, role, network, unitId, nurseId, validFrom, validTo };
}
