import { randomUUID } from 'node:crypto';
import { day, endOf, line, mustExist, webAddress } from '../../../shared/command/read-input.js';
import { Refusal } from '../../../shared/command/user-error.js';
import { record, restate } from '../../../shared/command/versions.js';
import { mustBeEditor } from '../change/editor.rules.js';
import { said } from '../change/read-change.js';
import type { RegionalCommand, RegionalWork } from '../change/regional-work.js';
import { AddDocumentEditionInput, EndDocumentEditionInput } from './document.input.js';
import { DOCUMENT } from './document.result.js';
import { DocumentEditionVersion } from './document-edition.entity.js';
import { endTerm } from './end-term.js';
import { believedFacts, mustBeFree } from './governance.change.js';
import { bySlug } from './governance.repository.js';

/** Adds an edition of a document (ny utgave). */
export const addDocumentEdition: RegionalCommand<AddDocumentEditionInput> = {
  verb: 'add',
  noun: 'DocumentEdition',
  description: 'Adds an edition of a document, which takes over from one without an end (ny utgave). For editors of `regional`.',
  roles: ['REGION_EDITOR'],
  Input: AddDocumentEditionInput,
  result: DOCUMENT,
  async run(input, work) {
    mustBeEditor(work);
    const { slug: document } = mustExist(bySlug(await believedFacts(work, 'document'), input.document), 'document');
    const label = line(input.label, 'label');
    const url = said(input.url, null, (text) => webAddress(text, 'url'));
    const validFrom = day(input.from, 'from');
    const validTo = endOf(validFrom, input.to);
    const editions = await editionsOf(work, document);
    if (editions.some((edition) => edition.label === label)) throw new Refusal('ALREADY_RECORDED', 'label');
    const last = editions.find((edition) => edition.validTo === null && edition.validFrom < validFrom);
    mustBeFree(
      editions.filter((edition) => edition !== last),
      { from: validFrom, to: validTo },
      'from',
    );
    const documentEditionId = `regional:document-edition:${randomUUID()}`;
    if (last) await restate(work, DocumentEditionVersion, last, { validTo: validFrom, followedBy: documentEditionId });
    await record(work, DocumentEditionVersion, { documentEditionId, document, label, url, validFrom, validTo, followedBy: null });
    return { objectId: document };
  },
};

/** Gives an edition another end, or takes it back. */
export const endDocumentEdition: RegionalCommand<EndDocumentEditionInput> = {
  verb: 'end',
  noun: 'DocumentEdition',
  description:
    'Ends an edition of a document, or takes back one that was recorded by mistake: the one that it took over from goes on then. For editors of `regional`.',
  roles: ['REGION_EDITOR'],
  Input: EndDocumentEditionInput,
  result: DOCUMENT,
  async run(input, work) {
    mustBeEditor(work);
    const row = await work.db
      .selectFrom('documentEditionVersion')
      .selectAll()
      .where('documentEditionId', '=', input.documentEditionId)
      .where('supersededAt', 'is', null)
      .executeTakeFirst();
    const before = mustExist(row, 'documentEditionId');
    const all = await editionsOf(work, before.document);
    await endTerm(work, DocumentEditionVersion, { before, all }, input);
    if (input.withdrawn === true) await goOn(work, before, all);
    return { objectId: before.document };
  },
};

/** What an edition had taken over from goes on until the next one begins, unless somebody has given it another end since. */
async function goOn(work: RegionalWork, gone: Edition, all: readonly Edition[]): Promise<void> {
  const cut = all.find(({ followedBy, validTo }) => followedBy === gone.documentEditionId && validTo === gone.validFrom);
  if (!cut) return;
  const next = all.find((one) => one.documentEditionId !== gone.documentEditionId && one.validFrom > cut.validFrom);
  const change = { validTo: next?.validFrom ?? null, followedBy: next?.documentEditionId ?? null };
  await restate(work, DocumentEditionVersion, cut, change);
}

type Edition = Readonly<DocumentEditionVersion>;

const editionsOf = ({ db }: RegionalWork, document: string) =>
  db
    .selectFrom('documentEditionVersion')
    .selectAll()
    .where('document', '=', document)
    .where('supersededAt', 'is', null)
    .orderBy('validFrom')
    .execute();
