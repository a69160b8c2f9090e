import { Field, ID, InputType } from 'type-graphql';
import { ChangeInput, CommandInput } from '../../command/command.js';
import type { Role as RoleName } from '../../identity/roles.js';
import { DateScalar } from '../../subgraph/date.js';
import { Role } from './grant.type.js';

@InputType({ description: 'A role to be granted (tildele rolle).' })
export class GrantRoleInput extends CommandInput {
  @Field(() => String, {
    description:
      'Who: `hpr:<number in the register of health personnel>` or `sub:<issuer>|<subject of the token>`. Never an identity number.',
  })
  subject!: string;

  @Field(() => Role, { description: 'The role.' })
  role!: RoleName;

  @Field(() => String, { nullable: true, description: 'Slug of the network; for COORDINATOR.' })
  network?: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of the unit; for LEADER.' })
  unitId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of the person in the roster; for NURSE.' })
  nurseId?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day; today if not given.' })
  from?: unknown;

  @Field(() => DateScalar, { nullable: true, description: 'Day after the last; open if not given.' })
  to?: unknown;
}

@InputType({ description: 'A grant to be ended (frata rolle).' })
export class RevokeRoleInput extends ChangeInput {
  @Field(() => ID, { description: 'The grant.' })
  grantId!: string;
}
