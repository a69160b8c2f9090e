import { Paragraph } from '@digdir/designsystemet-react';
import { todayInOslo } from '../../parts/today-in-oslo.js';
import { mineUnitsTexts } from '../../texts/mine-units.js';
import { useTexts } from '../../texts/use-language.js';
import { Change } from './change/change.js';
import { TextField } from './change/fields.js';
import { MineCloseUnitByOwner, MineUpdateUnitByOwner } from './changes.owner.generated.js';
import { MergeUnitForm } from './merge-unit-form.js';
import { MoveUnitForm } from './move-unit-form.js';
import type { MineNetwork } from './networks-of.js';
import { ownerOf } from './owner.js';
import { AreaField, FromField, type ServiceType, UnitNameFields } from './unit-fields.js';
import type { MineUnitFragment } from './units.generated.js';
import { unlessSame } from './unless-same.js';

/** A unit, and the networks that it can be moved between. */
export interface UnitFormProps {
  readonly unit: MineUnitFragment;
  readonly networks: readonly MineNetwork[];
}

/** CO-3: what a coordinator can do about a unit itself. */
export function UnitForms({ unit, networks }: UnitFormProps) {
  return (
    <>
      <UpdateUnitForm unit={unit} />
      <MoveUnitForm unit={unit} networks={networks} />
      <MergeUnitForm unit={unit} />
      <CloseUnitForm unit={unit} />
    </>
  );
}

function UpdateUnitForm({ unit: { id, name, version, serviceType, area } }: Pick<UnitFormProps, 'unit'>) {
  const texts = useTexts(mineUnitsTexts);
  return (
    <Change
      title={texts.update}
      about={name}
      action={MineUpdateUnitByOwner}
      owner={ownerOf(id)}
      submit={texts.update}
      toInput={(values) => ({
        unitId: id,
        expectedVersion: version,
        name: unlessSame(values.text('name'), name),
        serviceType: unlessSame(values.text('serviceType') as ServiceType, serviceType),
        areaCode: unlessSame(values.optional('areaCode'), area?.code ?? null),
        from: values.text('from'),
      })}
    >
      <UnitNameFields name={name} serviceType={serviceType} />
      {/* A unit that leaves a hospital needs an area; one that has an area is moved to another one. */}
      {serviceType === 'HOSPITAL' && <AreaField />}
      <FromField />
    </Change>
  );
}

function CloseUnitForm({ unit: { id, name, version } }: Pick<UnitFormProps, 'unit'>) {
  const texts = useTexts(mineUnitsTexts);
  return (
    <Change
      title={texts.close}
      about={name}
      action={MineCloseUnitByOwner}
      owner={ownerOf(id)}
      submit={texts.close}
      toInput={(values) => ({ unitId: id, expectedVersion: version, date: values.text('date') })}
    >
      <Paragraph>{texts.closeHint}</Paragraph>
      <TextField name="date" label={texts.closedOn} type="date" required defaultValue={todayInOslo()} />
    </Change>
  );
}
