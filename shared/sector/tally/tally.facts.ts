import { jointEventFacts, meetingFacts, nonCancerEventFacts } from './event-facts.repository.js';
import type { FactQuestion, FactSet } from './fact.js';
import { assessedAtB, attended, attendedDays, placed, talked, taught } from './nurse-evidence.repository.js';
import { nurseFacts, nurseFactsBy, wholeYearFacts } from './nurse-facts.repository.js';
import { publicationFacts } from './publication-facts.repository.js';
import { reportFacts } from './report-facts.repository.js';
import type { Tally } from './tally.vocabulary.js';
import { coveredUnitFacts, unitFacts, unitsThatKnow, unitsWithNurse, unitsWithTool } from './unit-facts.repository.js';
import { vacancyFacts } from './vacancy-facts.repository.js';

/** What each tally counts: who or what is a subject, and what is asked of it. All that is counted is said here. */
export const FACTS: Readonly<Record<Tally, (question: FactQuestion) => FactSet>> = {
  UNIT_COVERAGE: (question) => unitFacts(question, unitsWithNurse(question), 'HAS_NOT'),
  NURSES: nurseFacts,
  VACANCIES_FILLED: vacancyFacts,
  LEVEL_B: (question) => nurseFactsBy(question, assessedAtB(question), 'UNKNOWN'),
  PLACEMENT: (question) => nurseFactsBy(question, placed(question), 'HAS_NOT_WHERE_KEPT'),
  ATTENDANCE: (question) => nurseFactsBy(question, attended(question), 'HAS_NOT_WHERE_KEPT'),
  TWO_NETWORK_DAYS: (question) => nurseFactsBy(question, attendedDays(question), 'HAS_NOT_WHERE_KEPT'),
  INTERNAL_TEACHING: (question) => wholeYearFacts(question, taught(question)),
  ANNUAL_CONVERSATION: (question) => wholeYearFacts(question, talked(question)),
  AGREEMENT_ACKNOWLEDGED: (question) => coveredUnitFacts(question, unitsThatKnow(question, 'AGREEMENT')),
  FUNCTION_ACKNOWLEDGED: (question) => coveredUnitFacts(question, unitsThatKnow(question, 'FUNCTION_DESCRIPTION')),
  TOOL_ESAS: (question) => unitFacts(question, unitsWithTool(question, 'ESAS'), 'UNKNOWN'),
  TOOL_MOBID2: (question) => unitFacts(question, unitsWithTool(question, 'MOBID2'), 'UNKNOWN'),
  TOOL_IP: (question) => unitFacts(question, unitsWithTool(question, 'IP'), 'UNKNOWN'),
  TOOL_LIVETS_SISTE_DAGER: (question) => unitFacts(question, unitsWithTool(question, 'LIVETS_SISTE_DAGER'), 'UNKNOWN'),
  TOOL_LEGEMIDLER: (question) => unitFacts(question, unitsWithTool(question, 'LEGEMIDLER'), 'UNKNOWN'),
  TOOL_CSNAT: (question) => unitFacts(question, unitsWithTool(question, 'CSNAT'), 'UNKNOWN'),
  TOOL_FORHAANDSSAMTALE: (question) => unitFacts(question, unitsWithTool(question, 'FORHAANDSSAMTALE'), 'UNKNOWN'),
  ANY_TOOL: (question) => unitFacts(question, unitsWithTool(question, null), 'UNKNOWN'),
  REPORTS_ON_TIME: reportFacts,
  NON_CANCER_EVENTS: nonCancerEventFacts,
  JOINT_EVENTS: jointEventFacts,
  NETWORK_MEETINGS: meetingFacts,
  PUBLISHED_WITHIN_7_DAYS: publicationFacts,
};
