import { Button, Fieldset } from '@digdir/designsystemet-react';
import { Choice } from '../../parts/choice.js';
import { directoryTexts } from '../../texts/directory.js';
import { useTexts } from '../../texts/use-language.js';
import type { DirectoryOptionsQuery } from './directory.generated.js';
import { type DirectoryState, SERVICE_TYPES } from './use-directory-state.js';

/** What narrows the list: each choice counts at once, and stands in the address. */
export interface FiltersProps {
  readonly state: DirectoryState;
  readonly change: (change: Partial<DirectoryState>) => void;
  /** Null while they are fetched. */
  readonly options: DirectoryOptionsQuery | null;
}

/** See {@link FiltersProps}. */
export function Filters({ state, change, options }: FiltersProps) {
  const texts = useTexts(directoryTexts);
  const networks = options?.networks ?? [];
  const regions = new Map(networks.map(({ region }) => [region.slug, region.name]));
  const offered = networks.filter(({ region }) => state.region === '' || region.slug === state.region);
  const areas = (options?.areas ?? []).map(({ code, name }) => [code, name] as const);
  const choices = [
    ['region', texts.region, [...regions]],
    ['network', texts.network, offered.map(({ slug, name }) => [slug, name] as const)],
    ['area', texts.area, areas],
    ['serviceType', texts.serviceType, SERVICE_TYPES.map((type) => [type, texts[type]] as const)],
    ...(state.shows === 'units'
      ? [
          [
            'state',
            texts.state,
            [
              ['covered', texts.covered],
              ['vacant', texts.vacant],
            ],
          ] as const,
        ]
      : []),
  ] as const;
  return (
    <Fieldset className="filters">
      <Fieldset.Legend>{texts.filters}</Fieldset.Legend>
      {choices.map(([name, label, values]) => (
        <Choice
          key={name}
          label={label}
          value={state[name]}
          options={values}
          none={texts.any}
          onChoose={(value) => change({ [name]: value, ...(name === 'region' ? { network: '' } : {}) })}
        />
      ))}
      <Button variant="tertiary" onClick={() => change({ text: '', region: '', network: '', area: '', serviceType: '', state: '' })}>
        {texts.clear}
      </Button>
    </Fieldset>
  );
}
