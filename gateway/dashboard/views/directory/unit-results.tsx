import { useQuery } from '@apollo/client/react';
import { Table, Tag } from '@digdir/designsystemet-react';
import { PERSONAL } from '../../graph/create-client.js';
import { WideTable } from '../../parts/wide-table.js';
import { directoryTexts } from '../../texts/directory.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import { ContactDetails } from './contact.js';
import { DirectoryUnitsDocument } from './directory.generated.js';
import { PAGE_ROWS, Results, type ResultsProps } from './results.js';
import { filterOf } from './use-directory-state.js';

/** Units that fit the choices, with their resource nurses or since when they lack one. */
export function UnitResults({ state, change }: Pick<ResultsProps, 'state' | 'change'>) {
  const texts = useTexts(directoryTexts);
  const format = useFormat();
  const covered = { covered: true, vacant: false, '': null }[state.state];
  const variables = { filter: { ...filterOf(state), covered }, first: PAGE_ROWS, after: state.after || null };
  const { data, previousData, loading, error, refetch } = useQuery(DirectoryUnitsDocument, {
    variables,
    fetchPolicy: 'no-cache',
    context: PERSONAL,
  });
  const found = (data ?? (error ? undefined : previousData))?.units;
  return (
    <Results found={found} error={error} retry={refetch} state={state} change={change} isBusy={loading}>
      <WideTable caption={texts.units} hideCaption columns={[texts.unit, texts.serviceType, texts.place, texts.network, texts.state]}>
        {found?.edges.map(({ cursor, node }) =>
          node ? (
            <Table.Row key={node.id}>
              <Table.HeaderCell scope="row">{node.name}</Table.HeaderCell>
              <Table.Cell>{texts[node.serviceType]}</Table.Cell>
              <Table.Cell>{node.area?.name ?? '–'}</Table.Cell>
              <Table.Cell>{node.network?.name}</Table.Cell>
              <Table.Cell>
                {node.covered ? (
                  node.nurses.map(({ id, name, contact, contactHidden }) => (
                    <div key={id} className="person">
                      {name ?? <em>{texts.hiddenName}</em>}
                      <ContactDetails contact={contact} isHidden={contactHidden !== null} />
                    </div>
                  ))
                ) : (
                  <Tag data-color="warning">{node.vacantSince ? texts.vacantSince(format.shortDate(node.vacantSince)) : texts.vacant}</Tag>
                )}
              </Table.Cell>
            </Table.Row>
          ) : (
            <Table.Row key={cursor} data-silent>
              <Table.Cell colSpan={5}>{texts.silentRow}</Table.Cell>
            </Table.Row>
          ),
        )}
      </WideTable>
    </Results>
  );
}
