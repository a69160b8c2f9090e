import { Field, ID, InputType, Int } from 'type-graphql';
import { ChangeInput, CommandInput } from '../../command/command.js';
import { ReportKind } from './report.vocabulary.js';

@InputType({ description: 'A report to be written or written on (rapport). There is one of each unit and of each network a year.' })
export class SaveReportInput extends CommandInput {
  @Field(() => Int, {
    nullable: true,
    description: 'The `version` of the report as you read it; left out (or 0) if there is none yet.',
  })
  expectedVersion?: number | null;

  @Field(() => ReportKind, { description: 'Whose report it is.' })
  kind!: ReportKind;

  @Field(() => ID, { nullable: true, description: 'The unit; for UNIT. It must exist on 31 December of the year.' })
  unitId?: string | null;

  @Field(() => String, { nullable: true, description: 'Slug of the network; for ANNUAL.' })
  network?: string | null;

  @Field(() => Int, { description: 'The year reported on.' })
  year!: number;

  @Field(() => String, { description: 'What it says, as plain text; nothing about single patients. May be empty until it is handed in.' })
  narrative!: string;
}

@InputType({ description: 'A report to be handed in (levere).' })
export class SubmitReportInput extends ChangeInput {
  @Field(() => ID, { description: 'The report.' })
  reportId!: string;
}

@InputType({ description: 'A report to be approved (godkjenne).' })
export class ApproveReportInput extends ChangeInput {
  @Field(() => ID, { description: 'The report.' })
  reportId!: string;

  @Field(() => String, { nullable: true, description: 'What you say to those who wrote it.' })
  comment?: string | null;
}

@InputType({ description: 'A report to be sent back (returnere).' })
export class ReturnReportInput extends ChangeInput {
  @Field(() => ID, { description: 'The report.' })
  reportId!: string;

  @Field(() => String, { description: 'What is to be mended.' })
  comment!: string;
}
