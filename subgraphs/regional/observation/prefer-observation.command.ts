import { Field, InputType } from 'type-graphql';
import { ChangeInput, type ResultType } from '../../../shared/command/command.js';
import { mustBeVersion, mustExist, narrative } from '../../../shared/command/read-input.js';
import { record, supersede } from '../../../shared/command/versions.js';
import { hasRole, mustBe } from '../../../shared/sector/viewer/viewer.js';
import { parseMoment } from '../../../shared/subgraph/moment.js';
import type { RegionalCommand } from '../change/regional-work.js';
import type { RegionalContext } from '../regional-context.js';
import { listObservations, subjectOf } from './observation.repository.js';
import { Observation } from './observation.type.js';
import { ObservationPreferenceVersion } from './observation-preference.entity.js';

@InputType({ description: 'A choice among published figures of the same thing.' })
export class PreferObservationInput extends ChangeInput {
  @Field(() => String, { description: 'Key of the figure that should be shown first.' })
  key!: string;

  @Field(() => String, { description: 'Why; shown with the figure. The other figures stay beside it.' })
  reason!: string;

  @Field(() => Boolean, { nullable: true, description: 'True takes the choice back: the rule decides again.' })
  withdraw?: boolean | null;
}

const OBSERVATION: ResultType<RegionalContext> = {
  name: 'Observation',
  field: 'observation',
  type: () => Observation,
  description: 'The figure as it is shown after the change.',
  load: async ({ id, moment }, { db }) => (await listObservations(db, parseMoment(moment))).find(({ key }) => key === id) ?? null,
};

/** Prefers a published figure over others of the same thing (velge mellom kilder). */
export const preferObservation: RegionalCommand<PreferObservationInput> = {
  verb: 'prefer',
  noun: 'Observation',
  description:
    'Chooses which of several published figures of the same thing is shown first, with the reason (foretrekke). For editors of `regional`.',
  roles: ['REGION_EDITOR'],
  Input: PreferObservationInput,
  result: OBSERVATION,
  async run({ key, reason, withdraw, expectedVersion }, work) {
    mustBe(work.viewer, hasRole(work.viewer, 'REGION_EDITOR'), 'an editor of regional');
    const row = await work.db
      .selectFrom('observation')
      .select(['measure', 'subjectKind', 'subjectKey'])
      .where('key', '=', key)
      .where('supersededAt', 'is', null)
      .executeTakeFirst();
    const subject = subjectOf(mustExist(row, 'key'));
    const before = await work.db
      .selectFrom('observationPreferenceVersion')
      .select('version')
      .where('subject', '=', subject)
      .where('supersededAt', 'is', null)
      .executeTakeFirst();
    mustBeVersion(expectedVersion, before?.version ?? 0);
    await supersede(work, ObservationPreferenceVersion, before ? [before.version] : []);
    await record(work, ObservationPreferenceVersion, {
      subject,
      observation: withdraw === true ? null : key,
      reason: narrative(reason, 'reason'),
    });
    return { objectId: key };
  },
};
