import { randomUUID } from 'node:crypto';
import { day, endOf, mustExist, optionalLine } from '../../../shared/command/read-input.js';
import { record } from '../../../shared/command/versions.js';
import { mustBeEditor } from '../change/editor.rules.js';
import type { RegionalCommand, RegionalWork } from '../change/regional-work.js';
import { BODY } from './body.result.js';
import { BodyTermVersion } from './body-term.entity.js';
import { AppointBodyInput, EndBodyTermInput } from './body-term.input.js';
import { endTerm } from './end-term.js';
import { believedFacts, mustBeFree } from './governance.change.js';
import { bySlug } from './governance.repository.js';

/** Appoints a body for a term (oppnevne). */
export const appointBody: RegionalCommand<AppointBodyInput> = {
  verb: 'appoint',
  noun: 'Body',
  description: 'Records that a steering or operations group was appointed for a term (oppnevne). For editors of `regional`.',
  roles: ['REGION_EDITOR'],
  Input: AppointBodyInput,
  result: BODY,
  async run(input, work) {
    mustBeEditor(work);
    const { slug: body } = mustExist(bySlug(await believedFacts(work, 'body'), input.body), 'body');
    const from = day(input.from, 'from');
    const to = endOf(from, input.to);
    mustBeFree(await termsOf(work, body), { from, to }, 'from');
    await record(work, BodyTermVersion, {
      bodyTermId: `regional:body-term:${randomUUID()}`,
      body,
      validFrom: from,
      validTo: to,
      decision: optionalLine(input.decision, 'decision'),
    });
    return { objectId: body };
  },
};

/** Ends a term of a body, or takes it back. */
export const endBodyTerm: RegionalCommand<EndBodyTermInput> = {
  verb: 'end',
  noun: 'BodyTerm',
  description: 'Ends a term of a steering or operations group, or takes back one that was recorded by mistake. For editors of `regional`.',
  roles: ['REGION_EDITOR'],
  Input: EndBodyTermInput,
  result: BODY,
  async run(input, work) {
    mustBeEditor(work);
    const row = await work.db
      .selectFrom('bodyTermVersion')
      .selectAll()
      .where('bodyTermId', '=', input.bodyTermId)
      .where('supersededAt', 'is', null)
      .executeTakeFirst();
    const before = mustExist(row, 'bodyTermId');
    await endTerm(work, BodyTermVersion, { before, all: await termsOf(work, before.body) }, input);
    return { objectId: before.body };
  },
};

const termsOf = ({ db }: RegionalWork, body: string) =>
  db.selectFrom('bodyTermVersion').selectAll().where('body', '=', body).where('supersededAt', 'is', null).orderBy('validFrom').execute();
