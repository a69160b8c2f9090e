import { useSearchParams } from 'wouter';
import { todayInOslo } from '../../parts/today-in-oslo.js';
import { type Month, readMonth } from './month.js';

/** Kinds of activity, as the graph has them. */
export const ACTIVITY_KINDS = ['EVENT', 'APPOINTMENT', 'NEWS', 'DOCUMENT', 'MEASURE', 'REPORT'] as const;

/** What the address says of the activity view. */
export interface ActivityState {
  readonly region: string;
  readonly network: string;
  readonly kind: (typeof ACTIVITY_KINDS)[number] | '';
  readonly month: Month;
  /** Where the feed begins; empty for the newest. */
  readonly after: string;
}

const PARAMETERS = { region: 'omrade', network: 'nettverk', kind: 'type', month: 'maned', after: 'etter' } as const;

/** The choices as parameters of the address of the page, `?nettverk=ous`; empty where nothing is chosen. */
export function activitySearch({
  region,
  network,
  kind,
  lang,
}: Pick<ActivityState, 'region' | 'network' | 'kind'> & { lang: string }): string {
  const said = { [PARAMETERS.region]: region, [PARAMETERS.network]: network, [PARAMETERS.kind]: kind, lang };
  const search = new URLSearchParams(Object.entries(said).filter(([, value]) => value !== ''));
  return search.size === 0 ? '' : `?${search}`;
}

/** The state of the view, and how to change it; a change of what is shown begins at the newest. */
export function useActivityState(): [ActivityState, (change: Partial<ActivityState>) => void] {
  const [search, setSearch] = useSearchParams();
  const read = (name: keyof typeof PARAMETERS) => search.get(PARAMETERS[name]) ?? '';
  const state: ActivityState = {
    region: read('region'),
    network: read('network'),
    kind: ACTIVITY_KINDS.find((kind) => kind === read('kind')) ?? '',
    month: readMonth(search.get('maned'), todayInOslo()),
    after: read('after'),
  };
  const change = (changed: Partial<ActivityState>) => {
    setSearch((before) => {
      const next = new URLSearchParams(before);
      const said = 'month' in changed ? changed : { after: '', ...changed };
      for (const [name, value] of Object.entries(said)) {
        const parameter = PARAMETERS[name as keyof ActivityState];
        if (value === '') next.delete(parameter);
        else next.set(parameter, value);
      }
      return next;
    });
  };
  return [state, change];
}
