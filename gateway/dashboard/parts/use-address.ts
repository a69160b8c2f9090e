import { useSearchParams } from 'wouter';

/** Parameters of the address by name. */
export interface Address {
  /** What the address says; empty if it says nothing. */
  readonly read: (name: string) => string;
  /** Changes some of it, as a step that the browser can go back; what is empty is left out. */
  readonly write: (changes: Readonly<Record<string, string>>) => void;
}

/** The state of a view is its address, so that every state can be linked. */
export function useAddress(): Address {
  const [search, setSearch] = useSearchParams();
  return {
    read: (name) => search.get(name) ?? '',
    write: (changes) =>
      setSearch((before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(changes)) {
          if (value === '') next.delete(name);
          else next.set(name, value);
        }
        return next;
      }),
  };
}
