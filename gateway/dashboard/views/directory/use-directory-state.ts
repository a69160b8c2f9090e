import { useSearchParams } from 'wouter';

/** What the address says of the directory. */
export interface DirectoryState {
  readonly shows: 'persons' | 'units';
  readonly text: string;
  readonly region: string;
  readonly network: string;
  readonly area: string;
  readonly serviceType: ServiceType | '';
  readonly state: 'covered' | 'vacant' | '';
  /** Where the page begins, and its number; empty for the first. */
  readonly after: string;
  readonly page: string;
}

/** Kinds of services that units belong to. */
export const SERVICE_TYPES = ['HOME_NURSING', 'NURSING_HOME', 'HOSPITAL', 'OTHER'] as const;
type ServiceType = (typeof SERVICE_TYPES)[number];

/** Parameters of the address by what they mean. */
const PARAMETERS = {
  text: 'sok',
  region: 'omrade',
  network: 'nettverk',
  area: 'kommune',
  serviceType: 'tjeneste',
  state: 'status',
  after: 'etter',
  page: 'side',
} as const;
const STATES = { har: 'covered', mangler: 'vacant' } as const;
const PERSONS = 'personer';

/** The state of the directory, how to change it, and the address of a change. A change of anything but the page begins at the first page. */
export function useDirectoryState(): [
  DirectoryState,
  (change: Partial<DirectoryState>) => void,
  (change: Partial<DirectoryState>) => string,
] {
  const [search, setSearch] = useSearchParams();
  const read = (name: keyof typeof PARAMETERS) => search.get(PARAMETERS[name]) ?? '';
  const state: DirectoryState = {
    shows: search.get('vis') === PERSONS ? 'persons' : 'units',
    text: read('text'),
    region: read('region'),
    network: read('network'),
    area: read('area'),
    serviceType: SERVICE_TYPES.find((type) => type === read('serviceType')) ?? '',
    state: STATES[read('state') as keyof typeof STATES] ?? '',
    after: read('after'),
    page: read('page'),
  };
  const changed = (before: URLSearchParams, by: Partial<DirectoryState>) => {
    const { shows, ...words } = { ...state, after: '', page: '', ...by };
    const said = { ...words, state: { covered: 'har', vacant: 'mangler', '': '' }[words.state] };
    const next = new URLSearchParams(before);
    if (shows === 'persons') next.set('vis', PERSONS);
    else next.delete('vis');
    for (const [name, parameter] of Object.entries(PARAMETERS)) {
      const value = said[name as keyof typeof said];
      if (value === '') next.delete(parameter);
      else next.set(parameter, value);
    }
    return next;
  };
  return [state, (by) => setSearch((before) => changed(before, by)), (by) => `?${changed(search, by)}`];
}

/** Fewest letters that can be searched for: one fits nearly everything. */
export const FEWEST_LETTERS = 2;

/** The part of the state that both lists filter by, as the graph takes it. */
export function filterOf({ text, region, network, area, serviceType }: DirectoryState) {
  return {
    text: text || null,
    region: region || null,
    network: network || null,
    area: area || null,
    serviceType: serviceType || null,
  };
}
