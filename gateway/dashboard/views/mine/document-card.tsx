import { Heading } from '@digdir/designsystemet-react';
import { todayInOslo } from '../../parts/today-in-oslo.js';
import { mineTexts } from '../../texts/mine.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import { ChangeForm } from './change/change-form.js';
import { MineAcknowledgeDocumentByOwner } from './changes.owner.generated.js';
import type { MineDocumentsQuery } from './documents.generated.js';
import { ownerOf } from './owner.js';

type GoverningDocument = MineDocumentsQuery['documents'][number];
type Unit = MineDocumentsQuery['viewer']['units'][number];

/** A document, and the units whose receipt is asked for. */
export interface DocumentCardProps {
  readonly document: GoverningDocument;
  readonly units: readonly Unit[];
}

/** See {@link DocumentCardProps}. A receipt is for the edition that it was given for: when a new one applies, it is asked for again. */
export function DocumentCard({ document, units }: DocumentCardProps) {
  const texts = useTexts(mineTexts);
  const { slug, title } = document;
  const edition = editionOn(document, todayInOslo());
  const url = edition?.url ?? document.url;
  const name = edition ? `${title}, ${texts.edition(edition.label)}` : title;
  return (
    <article className="mine-card" aria-labelledby={slug}>
      <Heading level={3} id={slug} data-size="xs">
        {url ? <a href={url}>{name}</a> : name}
      </Heading>
      <ul className="plain">
        {units.map((unit) => (
          <UnitReceipt key={unit.id} unit={unit} document={slug} edition={edition?.label ?? null} name={name} />
        ))}
      </ul>
    </article>
  );
}

interface UnitReceiptProps {
  readonly unit: Unit;
  readonly document: string;
  readonly edition: string | null;
  readonly name: string;
}

function UnitReceipt({ unit, document, edition, name }: UnitReceiptProps) {
  const texts = useTexts(mineTexts);
  const format = useFormat();
  const receipts = (unit.acknowledgements ?? []).filter(({ documentId }) => documentId === document);
  const receipt = receipts.find(({ documentVersion }) => edition === null || documentVersion === edition);
  const older = receipts.toSorted((a, b) => (a.date < b.date ? 1 : -1))[0];
  if (receipt)
    return (
      <li>
        {unit.name}: ✓ {texts.acknowledged(format.shortDate(receipt.date))}
      </li>
    );
  return (
    <li>
      {unit.name}: {older ? texts.olderAcknowledged(format.shortDate(older.date)) : texts.notAcknowledged}
      <ChangeForm
        isSmall
        action={MineAcknowledgeDocumentByOwner}
        owner={ownerOf(unit.id)}
        submit={texts.acknowledge}
        label={`${texts.acknowledge}: ${name}, ${unit.name}`}
        toInput={() => ({ unitId: unit.id, documentId: document, documentVersion: edition, date: todayInOslo() })}
      />
    </li>
  );
}

/** The edition that applies on a day; none where none is recorded, or none applies. */
const editionOn = ({ editions }: GoverningDocument, day: string) =>
  editions.findLast(({ valid: { from, to } }) => (from === null || from <= day) && (to === null || day < to));
