import { isValidOn } from '../../../shared/sector/time.js';
import type { SeatStatus } from './seat.vocabulary.js';
import type { SeatTermVersion } from './seat-term.entity.js';

/** What is recorded of a seat for some days, as far as its state goes. */
type SeatTermFacts = Pick<SeatTermVersion, 'validFrom' | 'validTo' | 'holder'>;

/** Who has a seat on a day. That nobody is recorded does not mean that it is vacant: most seats are published without holders. */
export function seatStateOf(terms: readonly SeatTermFacts[], day: string): { readonly status: SeatStatus; readonly holder: string | null } {
  const term = terms.find((candidate) => isValidOn(candidate, day));
  if (!term) return { status: 'UNKNOWN', holder: null };
  return { status: term.holder === null ? 'VACANT' : 'HELD', holder: term.holder };
}
