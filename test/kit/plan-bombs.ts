/** Short operations over the public schema that take the planner far too long, or far too much memory. */

const times = (count: number, text: (index: number) => string) => Array.from({ length: count }, (_, index) => text(index)).join(' ');

/** Each fragment asks twice for the next: 2^depth lists of nurses. */
export const doubledFragments = (depth: number): string =>
  `query { nurses(first: 1) { edges { node { ...f0 } } } }
  ${times(depth, (index) => {
    const next = `network { nurses(first: 1) { edges { node { ...f${index + 1} } } } }`;
    return `fragment f${index} on Nurse { a${index}: ${next} b${index}: ${next} }`;
  })}
  fragment f${depth} on Nurse { name }`;

/** Fields under many conditions: each combination is looked at. */
export const conditions = (count: number): string =>
  `query(${times(count, (index) => `$v${index}: Boolean!`)}) { nurses(first: 1) { edges { node { ${times(
    count,
    (index) =>
      `... @include(if: $v${index}) { network { name region { name } } ... @skip(if: $v${(index + 1) % count}) { contact { email } appointments { id } } }`,
  )} } } } }`;

/** One entity field under many names. */
export const aliases = (count: number): string =>
  `query { nurses(first: 1) { edges { node { ${times(count, (index) => `a${index}: network { nurseCount region { name } }`)} } } } }`;
