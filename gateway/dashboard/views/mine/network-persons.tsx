import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { mineRecordsTexts } from '../../texts/mine-records.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import { GrowingList, STEP } from './growing-list.js';
import { PersonCard } from './person-card.js';
import { isNamed } from './person-search.js';
import { MineNetworkPersonsDocument } from './persons.generated.js';

/** The persons of a network that she coordinates, or those whom a text finds. */
export function NetworkPersons({ network, text }: { readonly network: string; readonly text: string | null }) {
  const { shownOf, narrow, nobody } = useTexts(mineRecordsTexts);
  const { number } = useFormat();
  const [first, setFirst] = useState(STEP);
  const query = useQuery(MineNetworkPersonsDocument, { variables: { network, text, first } });
  const { data, previousData, error, loading, refetch } = query;
  const page = (data ?? previousData)?.network?.nurses ?? null;
  const found = page?.edges.flatMap(({ node }) => node ?? []) ?? [];
  const persons = found.filter(isNamed);
  const total = page?.totalCount ?? null;
  return (
    <GrowingList
      {...{ total, error, first, setFirst, narrow }}
      ids={found.map(({ id }) => id)}
      isLoading={loading}
      retry={refetch}
      count={total === 0 ? nobody : shownOf(number(persons.length), number(total ?? 0))}
    >
      {persons.map((person) => (
        <PersonCard key={person.id} person={person} />
      ))}
    </GrowingList>
  );
}
