import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Valid } from '../subgraph/versioned.entity.js';
import type { Role } from './roles.js';

/** One state of a grant: in the interval, whoever the subject names has a role at this owner. */
@Entity({ tableName: 'role_grant_version' })
export class RoleGrantVersion extends Valid {
  @Property({ type: 'text' })
  grantId!: string;

  /** A key of the caller, for example `hpr:7654321`. */
  @Property({ type: 'text' })
  subject!: string;

  @Property({ type: 'text' })
  role!: Role;

  @Property({ type: 'text', nullable: true })
  network!: string | null;

  @Property({ type: 'text', nullable: true })
  unitId!: string | null;

  @Property({ type: 'text', nullable: true })
  nurseId!: string | null;
}
