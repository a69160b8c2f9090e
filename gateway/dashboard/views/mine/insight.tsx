import { useQuery } from '@apollo/client/react';
import { Table } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { Loading } from '../../parts/loading.js';
import { Problem } from '../../parts/problem.js';
import { WideTable } from '../../parts/wide-table.js';
import { mineInsightTexts } from '../../texts/mine-insight.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import { MineAccessLogDocument, type MineAccessLogQuery } from './insight.generated.js';
import { OwnDataDownload } from './own-data-download.js';

/** Lines that are shown; the file has all. */
const SHOWN_LINES = 50;

/** NU-2: who looked at a person's data or changed them, and all of them as a file; for herself, and asked for when she opens it. */
export function Insight({ nurse }: { readonly nurse: string }) {
  const texts = useTexts(mineInsightTexts);
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="change" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{texts.insight}</summary>
      {isOpen && (
        <>
          <AccessLog nurse={nurse} />
          <OwnDataDownload nurse={nurse} />
        </>
      )}
    </details>
  );
}

function AccessLog({ nurse }: { readonly nurse: string }) {
  const texts = useTexts(mineInsightTexts);
  const format = useFormat();
  // What she has done since she last looked is in it too.
  const { data, error, refetch } = useQuery(MineAccessLogDocument, { variables: { first: SHOWN_LINES }, fetchPolicy: 'network-only' });
  if (!data) return error ? <Problem error={error} retry={refetch} /> : <Loading lines={2} />;
  const lines = data.viewer.nurses.find(({ id }) => id === nurse)?.accessLog;
  if (!lines) return <p>{texts.unseen}</p>;
  if (lines.length === 0) return <p>{texts.noLines}</p>;
  return (
    <>
      <p>{texts.lead}</p>
      <WideTable caption={texts.insight} hideCaption columns={[texts.when, texts.who, texts.did]}>
        {lines.map((line) => (
          <Table.Row key={line.sequence}>
            <Table.Cell>{format.instant(line.at)}</Table.Cell>
            <Table.Cell>{line.actor === OPERATOR ? texts.operator : <code>{line.actor.slice(0, PSEUDONYM_DIGITS)}</code>}</Table.Cell>
            <Table.Cell>{line.action === 'read' ? texts.read(fieldsOf(line)) : texts.changed(line.action)}</Table.Cell>
          </Table.Row>
        ))}
      </WideTable>
      {lines.length === SHOWN_LINES && <p className="quiet">{texts.limited(format.number(SHOWN_LINES))}</p>}
    </>
  );
}

/** As the audit names whoever grants roles at the machine. */
const OPERATOR = 'command-line';
/** Enough to tell persons apart. */
const PSEUDONYM_DIGITS = 8;

type Line = NonNullable<MineAccessLogQuery['viewer']['nurses'][number]['accessLog']>[number];

/** `OusNurse.competence` as `competence`: the owner is known. */
const fieldsOf = ({ fields }: Line) => fields.map((field) => field.split('.').at(-1)).join(', ');
