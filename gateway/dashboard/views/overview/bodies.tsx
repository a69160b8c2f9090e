import { Heading, Table } from '@digdir/designsystemet-react';
import { WideTable } from '../../parts/wide-table.js';
import { overviewTexts } from '../../texts/overview.js';
import { useTexts } from '../../texts/use-language.js';
import type { OverviewQuery } from './overview.generated.js';

const TERMS = { CURRENT: 'current', EXPIRED: 'expired', UNKNOWN: 'unknown' } as const;

/** The groups that lead the networks, and whether their terms run. */
export function Bodies({ bodies }: { readonly bodies: OverviewQuery['bodies'] }) {
  const texts = useTexts(overviewTexts);
  return (
    <section aria-labelledby="bodies">
      <Heading level={2} id="bodies" data-size="md">
        {texts.bodies}
      </Heading>
      <WideTable caption={texts.bodies} hideCaption columns={[texts.body, texts.term]}>
        {bodies.map(({ slug, name, term }) => (
          <Table.Row key={slug}>
            <Table.HeaderCell scope="row">{name}</Table.HeaderCell>
            <Table.Cell>{texts[TERMS[term.status]]}</Table.Cell>
          </Table.Row>
        ))}
      </WideTable>
    </section>
  );
}
