import { mineUnitsTexts } from '../../texts/mine-units.js';
import { useTexts } from '../../texts/use-language.js';
import { Change } from './change/change.js';
import { MineRegisterUnitByOwner } from './changes.owner.generated.js';
import type { MineNetwork } from './networks-of.js';
import { ownerOf } from './owner.js';
import { AreaField, FromField, type ServiceType, UnitNameFields } from './unit-fields.js';

/** CO-3: takes a new unit into the list. */
export function RegisterUnitForm({ network: { id, slug } }: { readonly network: MineNetwork }) {
  const texts = useTexts(mineUnitsTexts);
  return (
    <Change
      title={texts.register}
      action={MineRegisterUnitByOwner}
      owner={ownerOf(id)}
      submit={texts.register}
      toInput={(values) => ({
        network: slug,
        name: values.text('name'),
        serviceType: values.text('serviceType') as ServiceType,
        areaCode: values.optional('areaCode'),
        from: values.text('from'),
      })}
    >
      <UnitNameFields />
      <AreaField />
      <FromField />
    </Change>
  );
}
