/** What the tests use of jsonstat-toolkit, which has no types of its own. */
declare module 'jsonstat-toolkit' {
  interface Cell {
    readonly value: number | null;
    readonly status: string | null;
  }
  interface Dimension {
    readonly id: readonly string[];
    readonly role: string;
    Category(id: string): { readonly label: string; readonly unit: { readonly base: string } | null };
  }
  interface Dataset {
    readonly class: string;
    readonly label: string;
    readonly id: readonly string[];
    readonly size: readonly number[];
    readonly role: Readonly<Record<string, readonly string[]>>;
    readonly n: number;
    readonly extension: Readonly<Record<string, unknown>>;
    Data(where: Readonly<Record<string, string>>): Cell;
    Dimension(id: string): Dimension;
  }
  export default function JSONstat(text: unknown): Dataset;
}
