import { Heading, Table } from '@digdir/designsystemet-react';
import { WideTable } from '../../parts/wide-table.js';
import { qualityTexts } from '../../texts/quality.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import type { QualityData } from './network-rows.js';

/** Freshness of what belongs to no network. */
export function Registers({ registers }: { readonly registers: QualityData['registers'] }) {
  const texts = useTexts(qualityTexts);
  const format = useFormat();
  return (
    <section aria-labelledby="registers">
      <Heading level={2} id="registers" data-size="md">
        {texts.registers}
      </Heading>
      <WideTable
        canDownload
        caption={texts.registers}
        hideCaption
        columns={[texts.register, texts.fresh, texts.due, texts.staleClass, texts.expired, texts.unknown, texts.oldest]}
      >
        {registers.map(({ kind, limitDays, fresh, due, stale, expired, unknown, oldest }) => (
          <Table.Row key={kind}>
            <Table.HeaderCell scope="row">
              {texts[kind]} <small className="quiet block">{texts.limit(format.number(limitDays))}</small>
            </Table.HeaderCell>
            {Object.entries({ fresh, due, stale, expired, unknown }).map(([name, count]) => (
              <Table.Cell key={name} className="number">
                {format.number(count)}
              </Table.Cell>
            ))}
            <Table.Cell className="number">{oldest ? format.shortDate(oldest) : '–'}</Table.Cell>
          </Table.Row>
        ))}
      </WideTable>
    </section>
  );
}
