import type { Question } from './read-question.js';

/** The arguments that the table, the funnel and the export of a question share; what is not asked about is left out. */
function argumentsOf({ indicator, by, region, ageGroup, day, year, geography }: Question) {
  return {
    indicator: indicator.id,
    by,
    ...(region === '' ? {} : { region }),
    ...(day === '' ? {} : { asOf: day }),
    ...(year === null ? {} : { year }),
    ...(ageGroup === 'ALL' ? {} : { ageGroup }),
    ...(geography === 'CURRENT' ? {} : { geography }),
  };
}

/** The same as variables of the graph, where the region narrows. */
export function variablesOf(question: Question) {
  const { region, ...rest } = argumentsOf(question);
  return region === undefined ? rest : { ...rest, within: { region } };
}

/** A group of a table, as far as it takes to ask for it alone. */
export interface AskedGroup {
  readonly key: string;
  readonly network: string | null;
  readonly serviceType: ServiceTypeName | null;
}
type ServiceTypeName = 'HOME_NURSING' | 'NURSING_HOME' | 'HOSPITAL' | 'OTHER';

/** How a series asks for a group of a breakdown. */
export function groupRefOf({ by }: Question, { key, network, serviceType }: AskedGroup) {
  if (by === 'AREA') return { area: key };
  if (by === 'REGION') return { region: key };
  if (by === 'SECTOR') return { sector: key };
  if (by === 'NETWORK') return { network: key };
  return by === 'SERVICE_TYPE' ? { serviceType } : { network, serviceType };
}

const FORMATS = [
  ['CSV', 'csv'],
  ['Excel', 'xlsx'],
  ['JSON-stat', 'json'],
  ['Parquet', 'parquet'],
] as const;

/** The table of a question as files. */
export function exportsOf(question: Question, language: string): { label: string; href: string }[] {
  const search = new URLSearchParams({ ...mapValues(argumentsOf(question), String), locale: language });
  return FORMATS.map(([label, ending]) => ({ label, href: `/export/statistics.${ending}?${search}` }));
}

const mapValues = (values: object, change: (value: unknown) => string): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value)]));
