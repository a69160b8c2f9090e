import { useQuery } from '@apollo/client/react';
import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { Loading } from '../../parts/loading.js';
import { Problem } from '../../parts/problem.js';
import { mineTexts } from '../../texts/mine.js';
import { minePeopleTexts } from '../../texts/mine-people.js';
import { useTexts } from '../../texts/use-language.js';
import { askedDays } from './appointments-in.js';
import { NetworkUnits } from './network-units.js';
import { RegisterUnitForm } from './register-unit-form.js';
import type { TabProps } from './tabs.js';
import { UnitCard } from './unit-card.js';
import { UnitFilter } from './unit-filter.js';
import { MineLedUnitsDocument } from './units.generated.js';

/** The units that she leads, or those of the network that she coordinates, with their nurses and vacancies. */
export function Units({ data, network }: TabProps) {
  const texts = useTexts(mineTexts);
  const [search] = useSearchParams();
  const coordinates = data.viewer.networks.some(({ slug }) => slug === network?.slug);
  const filter = { covered: search.get('vis') === 'ledige' ? false : null, text: search.get('sok') || null };
  return (
    <section aria-labelledby="units">
      <Heading level={2} id="units" data-size="sm">
        {texts.enheter}
      </Heading>
      {coordinates && network ? (
        <>
          <RegisterUnitForm network={network} />
          <UnitFilter />
          <NetworkUnits key={JSON.stringify(filter)} network={network} networks={data.viewer.networks} filter={filter} />
        </>
      ) : (
        <LedUnits />
      )}
    </section>
  );
}

function LedUnits() {
  const texts = useTexts(minePeopleTexts);
  const variables = useMemo(askedDays, []);
  const { data, error, refetch } = useQuery(MineLedUnitsDocument, { variables });
  if (!data) return error ? <Problem error={error} retry={refetch} /> : <Loading />;
  const { units } = data.viewer;
  return units.length === 0 ? (
    <Paragraph>{texts.noUnits}</Paragraph>
  ) : (
    units.map((unit) => <UnitCard key={unit.id} unit={unit} networks={[]} />)
  );
}
