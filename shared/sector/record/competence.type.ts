import { Directive, Field, ObjectType, registerEnumType } from 'type-graphql';
import { Access } from '../../subgraph/access.js';
import { DateScalar } from '../../subgraph/date.js';
import type { AccessScope, Scoped } from '../viewer/access-scope.js';
import { CompetenceLevel } from './record.vocabulary.js';

/** What is missing for level B. */
export const CompetenceGap = {
  NO_LEVEL: 'NO_LEVEL',
  BELOW_B: 'BELOW_B',
  NO_EVIDENCE: 'NO_EVIDENCE',
  PACKAGE_NOT_OFFERED: 'PACKAGE_NOT_OFFERED',
  PACKAGE_NOT_COMPLETED: 'PACKAGE_NOT_COMPLETED',
} as const;
export type CompetenceGap = keyof typeof CompetenceGap;
registerEnumType(CompetenceGap, {
  name: 'CompetenceGap',
  description: 'What is missing for level B (mangler til nivå B).',
  valuesConfig: {
    NO_LEVEL: { description: 'No level is recorded: it is unknown, which is not the same as below B.' },
    BELOW_B: { description: 'The recorded level is A.' },
    NO_EVIDENCE: { description: 'The level is B or C, and nothing is recorded that it rests on.' },
    PACKAGE_NOT_OFFERED: { description: 'The competence package, due on appointment, has not been offered (kompetansepakke).' },
    PACKAGE_NOT_COMPLETED: { description: 'The competence package was offered and is not completed.' },
  },
});

@Directive('@shareable')
@Access('RESTRICTED')
@ObjectType({
  description: 'Where a person stands with her competence in palliation (kompetanse). For herself, her leader and coordinator.',
})
export class Competence implements Scoped {
  @Field(() => CompetenceLevel, { nullable: true, description: 'The level, as last assessed; null if none is recorded.' })
  level!: CompetenceLevel | null;

  @Field(() => DateScalar, { nullable: true, description: 'The day from which she has been assessed at that level without a break.' })
  since!: string | null;

  @Field(() => String, { nullable: true, description: 'What the last assessment rests on (grunnlag).' })
  evidence!: string | null;

  @Field(() => [CompetenceGap], { description: 'What is missing for level B; empty if nothing is.' })
  missing!: readonly CompetenceGap[];

  @Field(() => DateScalar, { nullable: true, description: 'When the competence package was last offered; null if never.' })
  packageOfferedOn!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'When she last completed the competence package; null if never.' })
  packageCompletedOn!: string | null;

  readonly scope!: AccessScope;
}
