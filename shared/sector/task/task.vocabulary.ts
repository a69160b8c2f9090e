import { registerEnumType } from 'type-graphql';

/** What somebody has to do. */
export const TaskKind = {
  DECIDE_REQUEST: 'DECIDE_REQUEST',
  FILL_VACANCY: 'FILL_VACANCY',
  OFFER_PACKAGE: 'OFFER_PACKAGE',
  HOLD_CONVERSATION: 'HOLD_CONVERSATION',
  VERIFY_CONTACT: 'VERIFY_CONTACT',
  VERIFY_ROSTER: 'VERIFY_ROSTER',
  COMPLETE_TRANSFER: 'COMPLETE_TRANSFER',
  SUBMIT_REPORT: 'SUBMIT_REPORT',
  DECIDE_REPORT: 'DECIDE_REPORT',
  DECIDE_PLAN: 'DECIDE_PLAN',
  MEND_PLAN: 'MEND_PLAN',
} as const;
export type TaskKind = keyof typeof TaskKind;
registerEnumType(TaskKind, {
  name: 'TaskKind',
  description: 'What somebody has to do (oppgave).',
  valuesConfig: {
    DECIDE_REQUEST: { description: 'Decide a request (behandle forespørsel).' },
    FILL_VACANCY: { description: 'Find a resource nurse for a unit without one (fylle ledig plass).' },
    OFFER_PACKAGE: { description: 'Offer the competence package to somebody newly appointed (tilby kompetansepakke), within 90 days.' },
    HOLD_CONVERSATION: { description: 'Hold the annual conversation (årlig samtale): none is recorded for a year.' },
    VERIFY_CONTACT: { description: 'Look whether one’s own contact is still right (bekrefte egen kontaktinformasjon).' },
    VERIFY_ROSTER: { description: 'Verify the stale records of a network (bekrefte listen); `count` says how many.' },
    COMPLETE_TRANSFER: { description: 'Complete a move to another data owner that stopped half way (fullføre overføring).' },
    SUBMIT_REPORT: { description: 'Hand in the report of last year, of a unit or a network (levere rapport).' },
    DECIDE_REPORT: { description: 'Approve or return a report that was handed in (behandle rapport).' },
    DECIDE_PLAN: { description: 'Approve or return an action plan that was proposed (behandle handlingsplan).' },
    MEND_PLAN: { description: 'Mend an action plan that the steering group sent back, and propose it again (rette handlingsplan).' },
  },
});
