import { Heading, Paragraph, Table } from '@digdir/designsystemet-react';
import { WideTable } from '../../parts/wide-table.js';
import { partsTexts } from '../../texts/parts.js';
import { qualityTexts } from '../../texts/quality.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import type { QualityData } from './network-rows.js';
import { SourceLink } from './source-link.js';

/** Figures of a whole of which the parts are not known. */
export function Unallocated({ shares }: { readonly shares: QualityData['unallocated'] }) {
  const texts = useTexts(qualityTexts);
  const parts = useTexts(partsTexts);
  const format = useFormat();
  return (
    <section aria-labelledby="unallocated">
      <Heading level={2} id="unallocated" data-size="md">
        {texts.unallocated}
      </Heading>
      <Paragraph>{shares.length === 0 ? texts.noUnallocated : texts.unallocatedNote}</Paragraph>
      {shares.length > 0 && (
        <WideTable
          canDownload
          caption={texts.unallocated}
          hideCaption
          columns={[texts.figure, texts.words, texts.allocated, texts.notAllocated, texts.source]}
        >
          {shares.map(({ observation, allocated, unallocated, share, hidesLevel }) => (
            <Table.Row key={observation.key}>
              <Table.HeaderCell scope="row">
                {observation.subject.label}: {observation.value === null ? texts.noFigure : format.number(observation.value)}
              </Table.HeaderCell>
              <Table.Cell>
                <q lang="nb">{observation.verbatim}</q>
              </Table.Cell>
              <Table.Cell className="number">{format.number(allocated)}</Table.Cell>
              <Table.Cell>
                {observation.value !== null && parts.of(format.number(unallocated), format.number(observation.value))}
                {share !== null && ` (${format.percent(share, 0)})`}
                <small className="quiet block">{hidesLevel ? texts.hidden : texts.shown}</small>
              </Table.Cell>
              <Table.Cell>
                <SourceLink source={observation.source} />
              </Table.Cell>
            </Table.Row>
          ))}
        </WideTable>
      )}
    </section>
  );
}
