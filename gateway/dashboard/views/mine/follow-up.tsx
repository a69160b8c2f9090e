import { useQuery } from '@apollo/client/react';
import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { useSearchParams } from 'wouter';
import { Loading } from '../../parts/loading.js';
import { Problem } from '../../parts/problem.js';
import { mineTexts } from '../../texts/mine.js';
import { mineRecordsTexts } from '../../texts/mine-records.js';
import { useTexts } from '../../texts/use-language.js';
import { NetworkPersons } from './network-persons.js';
import { PersonCard } from './person-card.js';
import { isNamed } from './person-search.js';
import { MineLedPersonsDocument } from './persons.generated.js';
import { SearchForm } from './search-form.js';
import type { TabProps } from './tabs.js';

/** The persons whose conversations, package and competence are hers to record. */
export function FollowUp({ data, network }: TabProps) {
  const { oppfolging } = useTexts(mineTexts);
  const texts = useTexts(mineRecordsTexts);
  const [search] = useSearchParams();
  const text = search.get('sok') || null;
  const coordinates = data.viewer.networks.some(({ slug }) => slug === network?.slug);
  return (
    <section aria-labelledby="follow-up">
      <Heading level={2} id="follow-up" data-size="sm">
        {oppfolging}
      </Heading>
      <Paragraph>{texts.lead}</Paragraph>
      {coordinates && network ? (
        <>
          <SearchForm label={texts.searchPerson} />
          <NetworkPersons key={text} network={network.slug} text={text} />
        </>
      ) : (
        <LedPersons />
      )}
    </section>
  );
}

function LedPersons() {
  const texts = useTexts(mineRecordsTexts);
  const { data, error, refetch } = useQuery(MineLedPersonsDocument);
  if (!data) return error ? <Problem error={error} retry={refetch} /> : <Loading />;
  const all = data.viewer.units.flatMap(({ nurses }) => nurses.filter(isNamed));
  const persons = [...new Map(all.map((person) => [person.id, person])).values()];
  return persons.length === 0 ? (
    <Paragraph>{texts.nobody}</Paragraph>
  ) : (
    persons.map((person) => <PersonCard key={person.id} person={person} />)
  );
}
