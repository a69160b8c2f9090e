import { Table, Tag } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { WideTable } from '../../parts/wide-table.js';
import { qualityTexts } from '../../texts/quality.js';
import { useTexts } from '../../texts/use-language.js';
import type { QualityQuery } from './quality.generated.js';

/** What was found for the seven networks and in all. */
export type QualityData = QualityQuery['dataQuality'];
/** The figures of one of them, or the total. */
export type QualityFigures = QualityData['total'];

/** A table of the networks. */
export interface NetworkRowsProps {
  readonly quality: QualityData;
  readonly caption: string;
  readonly columns: readonly { readonly name: string; readonly show: (figures: QualityFigures) => ReactNode }[];
}

/** Always seven rows and the total; of a silent owner's networks the row is there, marked, and empty. */
export function NetworkRows({ quality, caption, columns }: NetworkRowsProps) {
  const texts = useTexts(qualityTexts);
  const rows = quality.networks.map(({ network, available, figures }, index) => ({
    key: network?.slug ?? String(index),
    name: network?.name ?? '–',
    available,
    figures,
  }));
  return (
    <WideTable canDownload caption={caption} hideCaption columns={[texts.networkColumn, ...columns.map(({ name }) => name)]}>
      {rows.map(({ key, name, available, figures }) => (
        <Table.Row key={key} data-silent={available ? undefined : true}>
          <Table.HeaderCell scope="row">
            {name} {!available && <Tag data-color="warning">✗ {texts.silent}</Tag>}
          </Table.HeaderCell>
          {columns.map((column) => (
            <Table.Cell key={column.name} className="number">
              {figures ? column.show(figures) : '–'}
            </Table.Cell>
          ))}
        </Table.Row>
      ))}
      <Table.Row className="total">
        <Table.HeaderCell scope="row">{quality.complete ? texts.total : texts.totalOfAnswered}</Table.HeaderCell>
        {columns.map((column) => (
          <Table.Cell key={column.name} className="number">
            {column.show(quality.total)}
          </Table.Cell>
        ))}
      </Table.Row>
    </WideTable>
  );
}
