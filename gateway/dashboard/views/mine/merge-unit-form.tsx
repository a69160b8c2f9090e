import { useQuery } from '@apollo/client/react';
import { Paragraph } from '@digdir/designsystemet-react';
import { Problem } from '../../parts/problem.js';
import { mineUnitsTexts } from '../../texts/mine-units.js';
import { partsTexts } from '../../texts/parts.js';
import { useTexts } from '../../texts/use-language.js';
import { Change } from './change/change.js';
import { ChoiceField } from './change/fields.js';
import { MineMergeUnitsByOwner } from './changes.owner.generated.js';
import { MineMergeTargetsDocument } from './merge-targets.generated.js';
import { ownerOf } from './owner.js';
import { FromField } from './unit-fields.js';
import type { MineUnitFragment } from './units.generated.js';

/** CO-3: lets a unit go on as part of another one of its network. */
export function MergeUnitForm({ unit }: { readonly unit: MineUnitFragment }) {
  const texts = useTexts(mineUnitsTexts);
  const { id, name, version } = unit;
  return (
    <Change
      title={texts.merge}
      about={name}
      action={MineMergeUnitsByOwner}
      owner={ownerOf(id)}
      submit={texts.merge}
      toInput={(values) => ({
        units: [{ unitId: id, expectedVersion: version }],
        intoUnitId: values.text('intoUnitId'),
        from: values.text('from'),
      })}
    >
      <Paragraph>{texts.mergeHint}</Paragraph>
      <TargetField unit={unit} />
      <FromField />
    </Change>
  );
}

function TargetField({ unit: { id, network } }: { readonly unit: MineUnitFragment }) {
  const texts = useTexts(mineUnitsTexts);
  const { loading } = useTexts(partsTexts);
  const { data, error, refetch } = useQuery(MineMergeTargetsDocument, {
    variables: { network: network?.slug ?? '' },
    skip: network === null,
  });
  if (error && !data) return <Problem error={error} retry={refetch} />;
  if (!data) return <Paragraph role="status">{loading}</Paragraph>;
  const units = data.network?.units?.edges.flatMap(({ node }) => (node && node.id !== id ? [[node.id, node.name] as const] : [])) ?? [];
  return <ChoiceField name="intoUnitId" label={texts.into} options={units} />;
}
