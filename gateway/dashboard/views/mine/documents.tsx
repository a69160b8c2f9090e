import { useQuery } from '@apollo/client/react';
import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { Loading } from '../../parts/loading.js';
import { Problem } from '../../parts/problem.js';
import { todayInOslo } from '../../parts/today-in-oslo.js';
import { mineTexts } from '../../texts/mine.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import { ChangeForm } from './change/change-form.js';
import { MineAcknowledgeDocumentByOwner } from './changes.owner.generated.js';
import { MineDocumentsDocument } from './documents.generated.js';
import { ownerOf } from './owner.js';
import type { TabProps } from './tabs.js';

/** LE-2: a leader's receipts that the governing documents are known in her units. */
export function Documents({ network }: TabProps) {
  const texts = useTexts(mineTexts);
  const format = useFormat();
  const { data, error, refetch } = useQuery(MineDocumentsDocument, { variables: { network: network?.slug ?? '' }, skip: network === null });
  if (!data) return error ? <Problem error={error} retry={refetch} /> : <Loading />;
  return (
    <section aria-labelledby="documents">
      <Heading level={2} id="documents" data-size="sm">
        {texts.dokumenter}
      </Heading>
      <Paragraph>{texts.documentsLead}</Paragraph>
      {data.documents.map(({ slug, title, url }) => (
        <article key={slug} className="mine-card" aria-labelledby={slug}>
          <Heading level={3} id={slug} data-size="xs">
            {url ? <a href={url}>{title}</a> : title}
          </Heading>
          <ul className="plain">
            {data.viewer.units.map((unit) => {
              const receipt = unit.acknowledgements?.find(({ documentId }) => documentId === slug);
              return (
                <li key={unit.id}>
                  {unit.name}: {receipt ? `✓ ${texts.acknowledged(format.shortDate(receipt.date))}` : texts.notAcknowledged}
                  {!receipt && (
                    <ChangeForm
                      isSmall
                      action={MineAcknowledgeDocumentByOwner}
                      owner={ownerOf(unit.id)}
                      submit={texts.acknowledge}
                      label={`${texts.acknowledge}: ${title}, ${unit.name}`}
                      toInput={() => ({ unitId: unit.id, documentId: slug, date: todayInOslo() })}
                    />
                  )}
                </li>
              );
            })}
          </ul>
        </article>
      ))}
    </section>
  );
}
