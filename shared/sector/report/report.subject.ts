import { mustExist } from '../../command/read-input.js';
import { Refusal } from '../../command/user-error.js';
import { today } from '../../subgraph/date.js';
import { type SectorWork } from '../change/sector-work.js';
import { unitStates } from '../roster/appointment.rules.js';
import { isValidOn } from '../time.js';
import { year } from '../year.js';
import type { SaveReportInput } from './report.input.js';
import { type ReportState, reportingDay } from './report.repository.js';

/** Whose report, and on which year: there is one of each. */
export type ReportSubject = Pick<ReportState, 'kind' | 'unitId' | 'network' | 'year'>;

const ONE_SUBJECT = {
  nb: 'en enhetsrapport er fra en enhet, en årsrapport fra et nettverk',
  en: 'a unit report is of a unit, an annual report of a network',
};

/**
 * Reads whose report an input means, and on which year.
 * @throws Refusal naming the part at fault
 */
export async function readSubject(work: SectorWork, input: SaveReportInput): Promise<ReportSubject> {
  const about = year(input.year, 'year');
  if (about > Number(today().slice(0, 4))) throw new Refusal('IN_THE_FUTURE', 'year');
  const [needed, other] = input.kind === 'UNIT' ? (['unitId', 'network'] as const) : (['network', 'unitId'] as const);
  if (input[other] != null) throw new Refusal('INVALID', other, { problem: ONE_SUBJECT });
  const named = input[needed];
  if (named == null) throw new Refusal('EMPTY', needed);
  if (needed === 'network') {
    const network = mustExist(
      work.sector.networks.find(({ slug }) => slug === named),
      'network',
    );
    return { kind: 'ANNUAL', unitId: null, network: network.slug, year: about };
  }
  const states = await unitStates(work, named);
  if (states.length === 0) throw new Refusal('NOT_FOUND', 'unitId');
  const state = states.find((one) => isValidOn(one, reportingDay(about)));
  if (state === undefined) throw new Refusal('UNIT_CLOSED', 'unitId', { from: reportingDay(about) });
  return { kind: 'UNIT', unitId: named, network: state.network, year: about };
}
