import { useQuery } from '@apollo/client/react';
import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { Loading } from '../../parts/loading.js';
import { Problem } from '../../parts/problem.js';
import { mineTexts } from '../../texts/mine.js';
import { useTexts } from '../../texts/use-language.js';
import { DocumentCard } from './document-card.js';
import { MineDocumentsDocument } from './documents.generated.js';
import { NoNetwork } from './no-network.js';
import type { TabProps } from './tabs.js';

/** LE-2: a leader's receipts that the governing documents are known in her units. */
export function Documents({ network }: TabProps) {
  return network ? <DocumentsOf key={network.slug} network={network.slug} /> : <NoNetwork tab="dokumenter" />;
}

function DocumentsOf({ network }: { readonly network: string }) {
  const texts = useTexts(mineTexts);
  const { data, error, refetch } = useQuery(MineDocumentsDocument, { variables: { network } });
  if (!data) return error ? <Problem error={error} retry={refetch} /> : <Loading />;
  const units = data.viewer.units.filter((unit) => unit.network?.slug === network);
  return (
    <section aria-labelledby="documents">
      <Heading level={2} id="documents" data-size="sm">
        {texts.dokumenter}
      </Heading>
      <Paragraph>{data.documents.length > 0 ? texts.documentsLead : texts.noDocuments}</Paragraph>
      {data.documents.map((document) => (
        <DocumentCard key={document.slug} document={document} units={units} />
      ))}
    </section>
  );
}
