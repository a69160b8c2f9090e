/** What a person may be in the network of resource nurses; where she is it stands in her grant. */
export const ROLES = [
  /** Resource nurse (ressurssykepleier) herself: her own record. Bound to a nurse. */
  'NURSE',
  /** Leader of units (avdelingsleder): who works there. Bound to a unit. */
  'LEADER',
  /** Coordinator (koordinator) of a network: its roster, events and measures. Bound to a network. */
  'COORDINATOR',
  /** Editor of all networks of a data owner. Bound to a sector. */
  'REGION_EDITOR',
  /** Steering group (styringsgruppe): reads plans and reports. Bound to a sector. */
  'STEERING',
  /** Analyst: compares figures. Bound to a sector. */
  'ANALYST',
  /** Auditor (revisor): reads who did what. Bound to a sector. */
  'AUDITOR',
  /** Administrator of a data owner: gives and takes grants. Bound to a sector. */
  'ADMIN',
] as const;

/** One of {@link ROLES}. */
export type Role = (typeof ROLES)[number];

/** What a grant of each role must be bound to, and to nothing else. */
export const BOUND_TO: Readonly<Record<Role, 'sector' | 'network' | 'unit' | 'nurse'>> = {
  NURSE: 'nurse',
  LEADER: 'unit',
  COORDINATOR: 'network',
  REGION_EDITOR: 'sector',
  STEERING: 'sector',
  ANALYST: 'sector',
  AUDITOR: 'sector',
  ADMIN: 'sector',
};

/** The roles that `regional` has, who owns no persons, units or networks. */
export const REGIONAL_ROLES: readonly Role[] = ['ADMIN', 'REGION_EDITOR', 'AUDITOR'];
