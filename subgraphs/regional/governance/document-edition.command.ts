import { randomUUID } from 'node:crypto';
import { day, endOf, line, mustExist, webAddress } from '../../../shared/command/read-input.js';
import { Refusal } from '../../../shared/command/user-error.js';
import { record, restate } from '../../../shared/command/versions.js';
import { mustBeEditor } from '../change/editor.rules.js';
import { said } from '../change/read-change.js';
import type { RegionalCommand } from '../change/regional-work.js';
import { AddDocumentEditionInput } from './document.input.js';
import { DOCUMENT } from './document.result.js';
import { DocumentEditionVersion } from './document-edition.entity.js';
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
    const editions = await work.db
      .selectFrom('documentEditionVersion')
      .selectAll()
      .where('document', '=', document)
      .where('supersededAt', 'is', null)
      .execute();
    if (editions.some((edition) => edition.label === label)) throw new Refusal('ALREADY_RECORDED', 'label');
    const last = editions.find((edition) => edition.validTo === null && edition.validFrom < validFrom);
    mustBeFree(
      editions.filter((edition) => edition !== last),
      { from: validFrom, to: validTo },
      'from',
    );
    if (last) await restate(work, DocumentEditionVersion, last, { validTo: validFrom });
    const documentEditionId = `regional:document-edition:${randomUUID()}`;
    await record(work, DocumentEditionVersion, { documentEditionId, document, label, url, validFrom, validTo });
    return { objectId: document };
  },
};
