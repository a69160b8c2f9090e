import { useQuery } from '@apollo/client/react';
import { useMemo, useState } from 'react';
import { mineTexts } from '../../texts/mine.js';
import { mineUnitsTexts } from '../../texts/mine-units.js';
import { useFormat } from '../../texts/use-format.js';
import { useTexts } from '../../texts/use-language.js';
import { askedDays } from './appointments-in.js';
import { GrowingList, STEP } from './growing-list.js';
import type { MineNetwork } from './networks-of.js';
import { UnitCard } from './unit-card.js';
import { MineNetworkUnitsDocument } from './units.generated.js';

/** Whose units are shown, and which of them. */
export interface NetworkUnitsProps {
  readonly network: MineNetwork;
  /** All that she coordinates: a unit can be moved between them. */
  readonly networks: readonly MineNetwork[];
  readonly filter: { readonly covered: boolean | null; readonly text: string | null };
}

/** See {@link NetworkUnitsProps}. */
export function NetworkUnits({ network, networks, filter }: NetworkUnitsProps) {
  const { found } = useTexts(mineTexts);
  const { shownOf, narrow } = useTexts(mineUnitsTexts);
  const { number } = useFormat();
  const [first, setFirst] = useState(STEP);
  const days = useMemo(askedDays, []);
  const variables = { network: network.slug, ...filter, first, ...days };
  const { data, previousData, error, loading, refetch } = useQuery(MineNetworkUnitsDocument, { variables });
  const page = (data ?? previousData)?.network?.units ?? null;
  const units = page?.edges.flatMap(({ node }) => node ?? []) ?? [];
  const total = page?.totalCount ?? null;
  const all = number(total ?? 0);
  return (
    <GrowingList
      {...{ total, error, first, setFirst, narrow }}
      ids={units.map(({ id }) => id)}
      isLoading={loading}
      retry={refetch}
      count={total === units.length ? found(all) : shownOf(number(units.length), all)}
    >
      {units.map((unit) => (
        <UnitCard key={unit.id} unit={unit} networks={networks} />
      ))}
    </GrowingList>
  );
}
