import type { NumberSettings, Numbers } from '../../shared/settings/number-setting.js';

const KIB = 1_024;

/** What a request may ask for at most: every bound is checked before the query is validated or planned. */
export const LIMIT_SETTINGS = {
  maxBodyBytes: {
    variable: 'MAX_BODY_BYTES',
    default: 256 * KIB,
    unit: 'bytes',
    smallest: KIB,
    largest: 16 * KIB * KIB,
    description: 'Body of a request. Beyond: 413, `PAYLOAD_TOO_LARGE`.',
  },
  maxHeaderBytes: {
    variable: 'MAX_HEADER_BYTES',
    default: 16 * KIB,
    unit: 'bytes',
    smallest: KIB,
    largest: KIB * KIB,
    description: 'All headers of a request together. Beyond: 431.',
  },
  maxUrlBytes: {
    variable: 'MAX_URL_BYTES',
    default: 8 * KIB,
    unit: 'bytes',
    smallest: 256,
    largest: KIB * KIB,
    description: 'Address of a request, with the query of a GET in it. Beyond: 414.',
  },
  maxQueryBytes: {
    variable: 'MAX_QUERY_BYTES',
    default: 128 * KIB,
    unit: 'bytes',
    smallest: KIB,
    largest: 16 * KIB * KIB,
    description: 'Text of a query, in UTF-8. Beyond: `QUERY_TOO_LONG`.',
  },
  maxTokens: {
    variable: 'MAX_TOKENS',
    default: 10_000,
    unit: '',
    smallest: 100,
    largest: 50_000,
    description: 'Words and signs of a query. Beyond: `QUERY_TOO_MANY_TOKENS`.',
  },
  maxDepth: {
    variable: 'MAX_DEPTH',
    default: 50,
    unit: 'levels',
    smallest: 20,
    largest: 100,
    description:
      'Nesting of fields, fragments followed; of brackets; and of fragments in fragments. The introspection of GraphiQL needs 15. Beyond: `QUERY_TOO_DEEP`.',
  },
  maxVariableDepth: {
    variable: 'MAX_VARIABLE_DEPTH',
    default: 50,
    unit: 'levels',
    smallest: 5,
    largest: 100,
    description: 'Nesting of lists and objects in the variables. Beyond: `QUERY_TOO_DEEP`.',
  },
  maxSelections: {
    variable: 'MAX_SELECTIONS',
    default: 10_000,
    unit: '',
    smallest: 100,
    largest: 100_000,
    description:
      'Fields and fragments of all operations in a query, each fragment counted wherever it is used, with all that is in it. Beyond: `TOO_MANY_SELECTIONS`.',
  },
  maxOperations: {
    variable: 'MAX_OPERATIONS',
    default: 50,
    unit: '',
    smallest: 1,
    largest: 1_000,
    description: 'Operations that a query defines; one of them is executed. Beyond: `TOO_MANY_OPERATIONS`.',
  },
  maxFragments: {
    variable: 'MAX_FRAGMENTS',
    default: 100,
    unit: '',
    smallest: 10,
    largest: 1_000,
    description: 'Fragments that a query defines. Beyond: `TOO_MANY_FRAGMENTS`.',
  },
  maxAliases: {
    variable: 'MAX_ALIASES',
    default: 500,
    unit: '',
    smallest: 10,
    largest: 10_000,
    description: 'Fields with an alias in an operation, fragments followed. Beyond: `TOO_MANY_ALIASES`.',
  },
  maxRootFields: {
    variable: 'MAX_ROOT_FIELDS',
    default: 100,
    unit: '',
    smallest: 1,
    largest: 10_000,
    description: 'Fields on the first level of an operation, fragments followed. Beyond: `TOO_MANY_ROOT_FIELDS`.',
  },
  maxDirectives: {
    variable: 'MAX_DIRECTIVES',
    default: 200,
    unit: '',
    smallest: 10,
    largest: 10_000,
    description: 'Directives in an operation, fragments followed. Beyond: `TOO_MANY_DIRECTIVES`.',
  },
  maxComparisons: {
    variable: 'MAX_COMPARISONS',
    default: 5_000,
    unit: '',
    smallest: 1_000,
    largest: 1_000_000,
    description:
      'Pairs of fields that would stand under the same name in the same place of the answer: validation compares each pair, so a field repeated n times counts n(n-1)/2. Beyond: `TOO_MANY_REPETITIONS`.',
  },
  maxCost: {
    variable: 'MAX_COST',
    default: 100_000,
    unit: '',
    smallest: 100,
    largest: 100_000_000,
    description: 'Cost of an operation, as computed below. Beyond: `QUERY_TOO_COSTLY`.',
  },
  maxChanges: {
    variable: 'MAX_CHANGES',
    default: 20,
    unit: '',
    smallest: 1,
    largest: 1_000,
    description:
      'Fields of one mutation: each is a change with a transaction of its own, and they run one after the other. Beyond: `QUERY_TOO_COSTLY`.',
  },
} as const satisfies NumberSettings;

/** The bounds in force. */
export type Limits = Numbers<typeof LIMIT_SETTINGS>;
