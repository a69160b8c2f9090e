import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { AuditEntry as AuditRow } from '../../command/command.entities.js';
import { Access } from '../../subgraph/access.js';
import { DateTimeScalar } from '../../subgraph/date.js';

@Directive('@shareable')
@Access('PUBLIC')
@ObjectType({
  description: 'A line of the audit (logg): who did or read what, by pseudonym. Lines are only ever added, and chained by hashes.',
})
export class AuditEntry {
  @Field(() => String, { description: 'Slug of the owner whose audit it is in.' })
  sector!: string;

  @Field(() => Int, { description: 'Running number in that audit, without gaps.' })
  sequence!: number;

  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: string;

  @Field(() => String, { description: 'Pseudonym of who did it; `command-line` for the operator of the system.' })
  actor!: string;

  @Field(() => String, { description: 'Name of the mutation, or `read`.' })
  action!: string;

  @Field(() => String, { nullable: true, description: 'Id of what was changed; null where it was a person.' })
  object!: string | null;

  @Field(() => String, { nullable: true, description: 'Pseudonym of the person concerned.' })
  subject!: string | null;

  @Field(() => String, { nullable: true, description: 'Slug of the network concerned.' })
  network!: string | null;

  @Field(() => [String], { description: 'With `read`: the fields that were read, for example `OusNurse.competence`.' })
  fields!: string[];

  @Field(() => String, { description: 'SHA-256 over this line and the hash of the line before it.' })
  hash!: string;
}

/** What the API shows of a line. */
export function presentEntry({ fields, ...row }: Readonly<AuditRow>, sector: string): AuditEntry {
  return { ...row, sector, fields: fields === '' ? [] : fields.split(' ') };
}
