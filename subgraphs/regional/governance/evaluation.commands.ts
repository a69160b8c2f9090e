import { randomUUID } from 'node:crypto';
import { endOf, mustBeVersion, mustExist, narrative, pastDay } from '../../../shared/command/read-input.js';
import { Refusal } from '../../../shared/command/user-error.js';
import { record, supersede } from '../../../shared/command/versions.js';
import { addDays } from '../../../shared/sector/verification/freshness.js';
import { today } from '../../../shared/subgraph/date.js';
import { mustBeEditor } from '../change/editor.rules.js';
import { said } from '../change/read-change.js';
import type { RegionalCommand } from '../change/regional-work.js';
import { BODY } from './body.result.js';
import { EvaluationVersion } from './evaluation.entity.js';
import { RecordEvaluationInput, WithdrawEvaluationInput } from './evaluation.input.js';
import { evaluationsOf } from './evaluation.rules.js';
import { believedFacts } from './governance.change.js';
import { bySlug } from './governance.repository.js';

/** Records that a body looked at its work (evaluere). */
export const recordEvaluation: RegionalCommand<RecordEvaluationInput> = {
  verb: 'record',
  noun: 'Evaluation',
  description: 'Records that a steering or operations group evaluated its work (evaluering). For editors of `regional`.',
  roles: ['REGION_EDITOR'],
  Input: RecordEvaluationInput,
  result: BODY,
  async run(input, work) {
    mustBeEditor(work);
    const body = mustExist(bySlug(await believedFacts(work, 'body'), input.body), 'body');
    const from = pastDay(input.from, 'from');
    const to = endOf(from, input.to);
    if (to !== null && to > addDays(today(), 1)) throw new Refusal('IN_THE_FUTURE', 'to');
    const records = await work.db.selectFrom('evaluationVersion').selectAll().where('supersededAt', 'is', null).execute();
    const isKnown = evaluationsOf(body, records).some(({ period }) => period.from === from && period.to === to);
    if (isKnown) throw new Refusal('ALREADY_RECORDED', 'from');
    await record(work, EvaluationVersion, {
      evaluationId: `regional:evaluation:${randomUUID()}`,
      body: body.slug,
      validFrom: from,
      validTo: to,
      verbatim: said(input.verbatim, null, (text) => narrative(text, 'verbatim')),
    });
    return { objectId: body.slug };
  },
};

/** Takes back an evaluation that was recorded by mistake. */
export const withdrawEvaluation: RegionalCommand<WithdrawEvaluationInput> = {
  verb: 'withdraw',
  noun: 'Evaluation',
  description: 'Takes back an evaluation that was recorded by mistake; one that is published cannot be. For editors of `regional`.',
  roles: ['REGION_EDITOR'],
  Input: WithdrawEvaluationInput,
  result: BODY,
  async run({ evaluationId, expectedVersion }, work) {
    mustBeEditor(work);
    const row = await work.db
      .selectFrom('evaluationVersion')
      .selectAll()
      .where('evaluationId', '=', evaluationId)
      .where('supersededAt', 'is', null)
      .executeTakeFirst();
    const { version, body } = mustExist(row, 'evaluationId');
    mustBeVersion(expectedVersion, version);
    await supersede(work, EvaluationVersion, [version]);
    return { objectId: body };
  },
};
