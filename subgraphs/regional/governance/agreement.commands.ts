import { line, mustBeVersion, mustExist, narrative, slug } from '../../../shared/command/read-input.js';
import type { Registry } from '../../../shared/sectors.js';
import { addFact, editFact } from '../change/edit-fact.js';
import { mustBeEditor } from '../change/editor.rules.js';
import { said } from '../change/read-change.js';
import type { RegionalCommand, RegionalWork } from '../change/regional-work.js';
import type { Content } from '../fact.entity.js';
import { AgreementFact } from './agreement.entity.js';
import { AddAgreementInput, UpdateAgreementInput } from './agreement.input.js';
import { AGREEMENT } from './agreement.result.js';
import { mustFit } from './agreement.rules.js';
import { believedFacts, mustBeNew, mustHaveEnded, readGovernedWords, UNSAID } from './governance.change.js';
import { bySlug } from './governance.repository.js';

/** Adds an agreement (registrere avtale). */
export const addAgreement: RegionalCommand<AddAgreementInput> = {
  verb: 'add',
  noun: 'Agreement',
  description: 'Adds an agreement that networks rest on (registrere avtale). For editors of `regional`.',
  roles: ['REGION_EDITOR'],
  Input: AddAgreementInput,
  result: AGREEMENT,
  async run(input, work, { registry }) {
    mustBeEditor(work);
    const { kind, status, title, titleEn } = input;
    const before = { ...UNSAID, slug: slug(input.slug, 'slug'), kind, status, title, titleEn, parties: '[]', parent: null, verbatim: '' };
    await mustBeNew(work, before.slug);
    await addFact(work, AgreementFact, await readWords(work, registry, input, before));
    return { objectId: before.slug };
  },
};

/** Changes what is said of an agreement (endre avtale). */
export const updateAgreement: RegionalCommand<UpdateAgreementInput> = {
  verb: 'update',
  noun: 'Agreement',
  description: 'Changes what is said of an agreement (endre avtale). For editors of `regional`.',
  roles: ['REGION_EDITOR'],
  Input: UpdateAgreementInput,
  result: AGREEMENT,
  async run(input, work, { registry }) {
    mustBeEditor(work);
    const before = mustExist(bySlug(await believedFacts(work, 'agreement'), input.slug), 'slug');
    mustBeVersion(input.expectedVersion, before.version);
    await editFact(work, AgreementFact, before, await readWords(work, registry, input, before));
    return { objectId: before.slug };
  },
};

/** What an agreement is to be, by what it was and what an input says. */
async function readWords(
  work: RegionalWork,
  registry: Registry,
  input: AddAgreementInput | UpdateAgreementInput,
  before: Content<AgreementFact>,
): Promise<Content<AgreementFact>> {
  const agreement = {
    slug: before.slug,
    ...(await readGovernedWords(work, registry, input, before)),
    kind: input.kind ?? before.kind,
    title: input.title == null ? before.title : line(input.title, 'title'),
    titleEn: input.titleEn == null ? before.titleEn : line(input.titleEn, 'titleEn'),
    status: input.status ?? before.status,
    parties: input.parties == null ? before.parties : JSON.stringify(input.parties.map((party, i) => line(party, `parties.${i}`))),
    parent: said(input.parent, before.parent, (parent) => parent.trim()),
    verbatim: said(input.verbatim, before.verbatim, (text) => narrative(text, 'verbatim')) ?? '',
  };
  if (agreement.status === 'LAPSED') mustHaveEnded(agreement);
  mustFit(agreement, await believedFacts(work, 'agreement'));
  return agreement;
}
