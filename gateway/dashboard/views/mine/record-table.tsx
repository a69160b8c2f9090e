import { Button, Table, Tag } from '@digdir/designsystemet-react';
import { useRef } from 'react';
import { WideTable } from '../../parts/wide-table.js';
import { mineTexts } from '../../texts/mine.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import type { RosterRecord } from './records-of.js';

/** Entries to be ticked, with a way to tick all that are due. */
export function RecordTable({ records }: { readonly records: readonly RosterRecord[] }) {
  const texts = useTexts(mineTexts);
  const format = useFormat();
  const table = useRef<HTMLDivElement>(null);
  const tickStale = () => {
    for (const box of table.current?.querySelectorAll<HTMLInputElement>('input[data-stale=true]') ?? []) box.checked = true;
  };
  return (
    <div ref={table}>
      <Button type="button" variant="tertiary" data-size="sm" onClick={tickStale}>
        {texts.tickStale}
      </Button>
      <WideTable caption={texts.bekreft} hideCaption columns={[texts.name, texts.what, texts.verifiedOn, texts.state]}>
        {records.map(({ id, name, contact, unit, freshness }) => (
          <Table.Row key={id}>
            <Table.HeaderCell scope="row">
              <label>
                <input type="checkbox" name="ids" value={id} data-stale={freshness.stale} /> {name ?? texts.unnamed}
                <span className="visually-hidden"> {unit ?? texts.contact}</span>
              </label>
            </Table.HeaderCell>
            <Table.Cell>{unit ?? `${texts.contact}: ${contact ?? texts.none}`}</Table.Cell>
            <Table.Cell>{freshness.verifiedOn ? format.shortDate(freshness.verifiedOn) : texts.never}</Table.Cell>
            <Table.Cell>
              {freshness.stale ? (
                <Tag data-color="warning" data-size="sm">
                  ✗ {texts.isStale}
                </Tag>
              ) : (
                texts.freshUntil(format.shortDate(freshness.dueOn))
              )}
            </Table.Cell>
          </Table.Row>
        ))}
      </WideTable>
    </div>
  );
}
