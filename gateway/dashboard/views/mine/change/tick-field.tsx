import { useDrafted, useField } from './change-context.js';

/** A yes, where there is no tick. */
const YES = 'true';

/** Something that is so if it is ticked; else the form says nothing of it. */
export function TickField({ name, label }: { readonly name: string; readonly label: string }) {
  const { id } = useField(name);
  const isDrafted = useDrafted(name)?.includes(YES) ?? false;
  return (
    <label className="block">
      <input id={id} type="checkbox" name={name} value={YES} defaultChecked={isDrafted} /> {label}
    </label>
  );
}
