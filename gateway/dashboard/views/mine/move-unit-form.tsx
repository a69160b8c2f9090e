import { Paragraph } from '@digdir/designsystemet-react';
import { mineUnitsTexts } from '../../texts/mine-units.js';
import { useTexts } from '../../texts/use-language.js';
import { Change } from './change/change.js';
import { ChoiceField } from './change/fields.js';
import { MineMoveUnitByOwner } from './changes.owner.generated.js';
import { ownerOf } from './owner.js';
import { AreaField, FromField } from './unit-fields.js';
import type { UnitFormProps } from './unit-forms.js';
import { unlessSame } from './unless-same.js';

/** CO-3: moves a unit to another network of hers at the same owner, or to another area. */
export function MoveUnitForm({ unit: { id, name, version, serviceType, area, network }, networks }: UnitFormProps) {
  const texts = useTexts(mineUnitsTexts);
  const owner = ownerOf(id);
  const places = networks.filter((other) => ownerOf(other.id) === owner);
  const hasArea = serviceType !== 'HOSPITAL';
  if (places.length < 2 && !hasArea) return null;
  return (
    <Change
      title={texts.move}
      about={name}
      action={MineMoveUnitByOwner}
      owner={owner}
      submit={texts.move}
      toInput={(values) => ({
        unitId: id,
        expectedVersion: version,
        network: unlessSame(values.optional('network'), network?.slug ?? null),
        areaCode: unlessSame(values.optional('areaCode'), area?.code ?? null),
        from: values.text('from'),
      })}
    >
      <Paragraph>{texts.moveHint}</Paragraph>
      {places.length > 1 && (
        <ChoiceField
          name="network"
          label={texts.network}
          defaultValue={network?.slug ?? ''}
          options={places.map((place) => [place.slug, place.name])}
        />
      )}
      {hasArea && <AreaField code={area?.code ?? null} />}
      <FromField />
    </Change>
  );
}
