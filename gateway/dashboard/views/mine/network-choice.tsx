import { Field, Label, Select } from '@digdir/designsystemet-react';
import { useSearchParams } from 'wouter';
import { mineTexts } from '../../texts/mine.js';
import { useTexts } from '../../texts/use-language.js';
import type { MineNetwork } from './networks-of.js';

/** Which of her networks is shown; the address has it. */
export function NetworkChoice({ networks, chosen }: { readonly networks: readonly MineNetwork[]; readonly chosen: string }) {
  const texts = useTexts(mineTexts);
  const [, setSearch] = useSearchParams();
  const choose = (slug: string) =>
    setSearch((current) => {
      const changed = new URLSearchParams(current);
      changed.set('nettverk', slug);
      // What was searched for, and how far it was read, belongs to the other network.
      for (const name of ['etter', 'sok']) changed.delete(name);
      return changed;
    });
  return (
    <Field className="mine-network">
      <Label htmlFor="mine-network">{texts.network}</Label>
      <Select id="mine-network" value={chosen} onChange={({ target }) => choose(target.value)}>
        {networks.map(({ slug, name }) => (
          <Select.Option key={slug} value={slug}>
            {name}
          </Select.Option>
        ))}
      </Select>
    </Field>
  );
}
