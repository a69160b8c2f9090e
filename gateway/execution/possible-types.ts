/** Which concrete types an interface or union of the supergraph stands for; also those that clients do not see. */
export class PossibleTypes {
  constructor(private readonly concrete: ReadonlyMap<string, ReadonlySet<string>>) {}

  /** Whether an object with this `__typename` is of a type. */
  includes(type: string, typename: unknown): boolean {
    return type === typename || (typeof typename === 'string' && this.concrete.get(type)?.has(typename) === true);
  }

  /** Whether a name is that of an interface or union. */
  isAbstract = (name: string): boolean => this.concrete.has(name);
}
