import { useQuery } from '@apollo/client/react';
import { Table } from '@digdir/designsystemet-react';
import { PERSONAL } from '../../graph/create-client.js';
import { WideTable } from '../../parts/wide-table.js';
import { directoryTexts } from '../../texts/directory.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import { ContactDetails } from './contact.js';
import { DirectoryNursesDocument } from './directory.generated.js';
import { PAGE_ROWS, Results, type ResultsProps } from './results.js';
import { filterOf } from './use-directory-state.js';

/** Persons that fit the choices. */
export function NurseResults({ state, change }: Pick<ResultsProps, 'state' | 'change'>) {
  const texts = useTexts(directoryTexts);
  const format = useFormat();
  const variables = { filter: filterOf(state), first: PAGE_ROWS, after: state.after || null };
  const { data, previousData, loading, error, refetch } = useQuery(DirectoryNursesDocument, {
    variables,
    fetchPolicy: 'no-cache',
    context: PERSONAL,
  });
  const found = (data ?? (error ? undefined : previousData))?.nurses;
  return (
    <Results found={found} error={error} retry={refetch} state={state} change={change} isBusy={loading}>
      <WideTable
        caption={texts.persons}
        hideCaption
        columns={[texts.name, texts.role, texts.unit, texts.network, texts.contact, texts.verified]}
      >
        {found?.edges.map(({ cursor, node }) =>
          node ? (
            <Table.Row key={node.id}>
              <Table.HeaderCell scope="row">{node.name ?? <em>{texts.hiddenName}</em>}</Table.HeaderCell>
              <Table.Cell>{texts[node.role]}</Table.Cell>
              <Table.Cell>
                {node.appointments.map(({ unit }) => (
                  <span key={unit.id} className="block">
                    {unit.name}
                    {unit.area && <span className="quiet"> {unit.area.name}</span>}
                  </span>
                ))}
              </Table.Cell>
              <Table.Cell>{node.network?.name}</Table.Cell>
              <Table.Cell>
                <ContactDetails contact={node.contact} isHidden={node.contactHidden !== null} />
              </Table.Cell>
              <Table.Cell>{node.verifiedAt ? format.shortDate(node.verifiedAt) : '–'}</Table.Cell>
            </Table.Row>
          ) : (
            <Table.Row key={cursor} data-silent>
              <Table.Cell colSpan={6}>{texts.silentRow}</Table.Cell>
            </Table.Row>
          ),
        )}
      </WideTable>
    </Results>
  );
}
