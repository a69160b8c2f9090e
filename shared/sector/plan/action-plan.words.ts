import type { Words } from '../../command/user-error.js';
import type { ActionPlanStatus } from './plan.vocabulary.js';

/** Where the plan of a year stands, and what must be done first, for whoever wanted what cannot be done there. */
const STATES: Readonly<Record<ActionPlanStatus, (year: number) => Words>> = {
  DRAFT: (year) => ({
    nb: `handlingsplanen for ${year} er et utkast. Den kan endres som den er; koordinatoren foreslår den når den er klar`,
    en: `the action plan of ${year} is a draft. It can be changed as it is; its coordinator proposes it when it is ready`,
  }),
  PROPOSED: (year) => ({
    nb: `handlingsplanen for ${year} ligger hos styringsgruppen. Den må først godkjenne planen eller sende den tilbake`,
    en: `the action plan of ${year} is before the steering group, which must first approve it or return it`,
  }),
  APPROVED: (year) => ({
    nb: `handlingsplanen for ${year} er godkjent. Koordinatoren må først åpne den for endring, som så godkjennes på nytt`,
    en: `the action plan of ${year} is approved. Its coordinator must first amend it, which takes a new approval`,
  }),
  CLOSED: (year) => ({
    nb: `handlingsplanen for ${year} er avsluttet og endres ikke mer. Det som gjenstår, videreføres i planen for ${year + 1}`,
    en: `the action plan of ${year} is closed and changes no more. What is left is carried over into the plan of ${year + 1}`,
  }),
};

/** Why something cannot be done with a plan now. */
export const whyNotNow = ({ status, year }: { readonly status: ActionPlanStatus; readonly year: number }): Words => STATES[status](year);
