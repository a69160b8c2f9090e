/** Areas that no other of them is a part of: of Oslo the city districts, whose codes begin with Oslo's, stand for the whole. */
export const withoutWholes = <Area extends { readonly code: string }>(areas: readonly Area[]): Area[] =>
  areas.filter(({ code }) => !areas.some((other) => other.code !== code && other.code.startsWith(code)));
