import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { AuditEntry } from '../../../shared/sector/audit/audit.type.js';
import { SourceStatus } from '../../../shared/sector/source-status.type.js';
import { Access } from '../../../shared/subgraph/access.js';
import { PageInfo } from '../../../shared/subgraph/connection.js';
import { DateTimeScalar } from '../../../shared/subgraph/date.js';

@InputType({ description: 'Narrows the audit; all parts are optional and all must hold.' })
export class AuditFilter {
  @Field(() => String, { nullable: true, description: 'Slug of the network concerned.' })
  network?: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of the person in the roster whom it concerned; lines name her by pseudonym.' })
  person?: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the mutation, or `read`.' })
  action?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'From this instant on.' })
  from?: unknown;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Before this instant.' })
  to?: unknown;
}

@Access('PUBLIC')
@ObjectType({ description: 'A line of the list.' })
class AuditEdge {
  @Field(() => String, { description: 'Opaque; for `after`.' })
  cursor!: string;

  @Field(() => AuditEntry, { description: 'The line.' })
  node!: AuditEntry;
}

@Access('PUBLIC')
@ObjectType({ description: 'A page of the audit of all owners, newest first.' })
export class AuditConnection {
  @Field(() => [AuditEdge], { description: 'The lines of the page.' })
  edges!: AuditEdge[];

  @Field(() => PageInfo, { description: 'Where the page stands.' })
  pageInfo!: PageInfo;

  @Field(() => Boolean, { description: 'Every owner answered, and showed you its audit.' })
  complete!: boolean;

  @Field(() => [SourceStatus], { description: 'The owners, and how each took part; FORBIDDEN where you are no auditor.' })
  sources!: SourceStatus[];
}

@Access('PUBLIC')
@ObjectType({ description: 'Whether the audit of one owner is whole: every line follows from the one before it.' })
export class AuditCheckResult {
  @Field(() => String, { description: 'Slug of the owner.' })
  sector!: string;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is whole; null where the owner did not answer or showed nothing.' })
  whole!: boolean | null;

  @Field(() => Int, { nullable: true, description: 'The first line that does not follow from the one before it.' })
  brokenAt!: number | null;

  @Field(() => SourceStatus, { description: 'How the owner took part.' })
  source!: SourceStatus;
}
