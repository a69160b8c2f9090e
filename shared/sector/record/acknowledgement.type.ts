import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Access } from '../../subgraph/access.js';
import { DateScalar, DateTimeScalar } from '../../subgraph/date.js';
import type { AccessScope, Scoped } from '../viewer/access-scope.js';
import type { AcknowledgementVersion } from './acknowledgement.entity.js';

@Directive('@shareable')
@Access('NETWORK')
@ObjectType({ description: 'A receipt that a governing document is known in a unit (kvittering). For those with a role in its network.' })
export class Acknowledgement implements Scoped {
  @Field(() => ID, { description: 'Stable id of the receipt.' })
  id!: string;

  @Field(() => ID, { description: 'The document: its `slug` in the queries documents or agreements.' })
  documentId!: string;

  @Field(() => String, { nullable: true, description: 'Which version of it, where it has several.' })
  documentVersion!: string | null;

  @Field(() => DateScalar, { description: 'The day of the receipt.' })
  date!: string;

  @Field(() => DateTimeScalar, { description: 'When the system learned this.' })
  recordedAt!: string;

  @Field(() => Int, { description: 'Version of the receipt.' })
  version!: number;

  @Field(() => Boolean, { description: 'Invented for the demonstration.' })
  demo!: boolean;

  readonly scope!: AccessScope;
}

/** What the API shows of a receipt's row. */
export function presentAcknowledgement(row: Readonly<AcknowledgementVersion>, scope: AccessScope): Acknowledgement {
  const { acknowledgementId: id, documentId, documentVersion, date, recordedAt, version, demo } = row;
  return { id, documentId, documentVersion, date, recordedAt, version, demo: Boolean(demo), scope };
}
