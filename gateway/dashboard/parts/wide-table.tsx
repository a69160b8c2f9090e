import { Table } from '@digdir/designsystemet-react';
import { type PropsWithChildren, useId, useRef } from 'react';
import { TableDownload } from './table-download.js';

/** A table that scrolls sideways in itself where the window is too narrow for it, by keyboard too. */
export interface WideTableProps extends PropsWithChildren {
  /** What is in it, in a few words. */
  readonly caption: string;
  /** Whether the caption is for those alone who do not see the heading above. */
  readonly hideCaption?: boolean;
  /** Names of the columns. */
  readonly columns: readonly string[];
  /** Whether readers can take it along as it is; left out where there is a file with more in it, or it is not for others. */
  readonly canDownload?: boolean;
}

/** See {@link WideTableProps}; the children are rows. */
export function WideTable({ caption, hideCaption = false, columns, canDownload = false, children }: WideTableProps) {
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1). */}
      {/* biome-ignore lint/a11y/useSemanticElements: a section would be one more landmark beside the one that it is in. */}
      <div ref={frame} className="wide" role="group" tabIndex={0} aria-labelledby={id}>
        <Table zebra>
          <caption id={id} className={hideCaption ? 'visually-hidden' : undefined}>
            {caption}
          </caption>
          <Table.Head>
            <Table.Row>
              {columns.map((name) => (
                <Table.HeaderCell key={name} scope="col">
                  {name}
                </Table.HeaderCell>
              ))}
            </Table.Row>
          </Table.Head>
          <Table.Body>{children}</Table.Body>
        </Table>
      </div>
      {canDownload && <TableDownload within={frame} caption={caption} />}
    </>
  );
}
