import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Valid } from '../../subgraph/versioned.entity.js';

/** Who runs a network’s daily work in an interval. Several may at once; the place may be vacant. */
@Entity({ tableName: 'operator_version' })
export class OperatorVersion extends Valid {
  @Property({ type: 'text' })
  operatorId!: string;

  @Property({ type: 'text' })
  network!: string;

  /** Function or organisation, for example «Palliativ enhet, Drammen sykehus»; null while the place is vacant. */
  @Property({ type: 'text', nullable: true })
  name!: string | null;

  /** Whether the task goes round among several. */
  @Property({ type: 'boolean' })
  rotates!: boolean;
}
