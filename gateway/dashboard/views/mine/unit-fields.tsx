import { useQuery } from '@apollo/client/react';
import { Paragraph } from '@digdir/designsystemet-react';
import { Problem } from '../../parts/problem.js';
import { todayInOslo } from '../../parts/today-in-oslo.js';
import { withoutWholes } from '../../parts/without-wholes.js';
import { directoryTexts } from '../../texts/directory.js';
import { mineUnitsTexts } from '../../texts/mine-units.js';
import { partsTexts } from '../../texts/parts.js';
import { useTexts } from '../../texts/use-language.js';
import { MineAreasDocument } from './areas.generated.js';
import { ChoiceField, TextField } from './change/fields.js';

const SERVICE_TYPES = ['HOME_NURSING', 'NURSING_HOME', 'HOSPITAL', 'OTHER'] as const;
/** Where a unit works. */
export type ServiceType = (typeof SERVICE_TYPES)[number];

/** Name and service type of a unit. */
export function UnitNameFields({
  name = '',
  serviceType = SERVICE_TYPES[0],
}: {
  readonly name?: string;
  readonly serviceType?: ServiceType;
}) {
  const texts = useTexts(mineUnitsTexts);
  const words = useTexts(directoryTexts);
  return (
    <>
      <TextField name="name" label={texts.name} required defaultValue={name} />
      <ChoiceField
        name="serviceType"
        label={texts.serviceType}
        defaultValue={serviceType}
        options={SERVICE_TYPES.map((type) => [type, words[type]])}
      />
    </>
  );
}

/** `areaCode`: the municipality or city district of a unit. */
export function AreaField({ code }: { readonly code?: string | null }) {
  const texts = useTexts(mineUnitsTexts);
  const { loading } = useTexts(partsTexts);
  const { data, error, refetch } = useQuery(MineAreasDocument);
  if (error && !data) return <Problem error={error} retry={refetch} />;
  if (!data) return <Paragraph role="status">{loading}</Paragraph>;
  const areas = withoutWholes(data.areas)
    .toSorted((a, b) => a.name.localeCompare(b.name, 'nb'))
    .map((area) => [area.code, area.name] as const);
  return <ChoiceField name="areaCode" label={texts.area} defaultValue={code ?? ''} options={[['', texts.noArea], ...areas]} />;
}

/** `from`: the first day of what the form says. */
export function FromField() {
  const texts = useTexts(mineUnitsTexts);
  return <TextField name="from" label={texts.from} type="date" required defaultValue={todayInOslo()} />;
}
