import { idnr } from '@navikt/fnrvalidator';
import { createDice } from './dice.js';

/** What is added to the day (D-nummer) and to the month (hjelpenummer and synthetic numbers of Nav, those of Skatteetaten). */
const DAYS = [0, 40];
const MONTHS = [0, 40, 80];

/** Eleven digits that are national identity numbers, of every kind; all made up. */
export function identityNumbers(count: number): string[] {
  const dice = createDice();
  const found: string[] = [];
  const two = (value: number) => String(value).padStart(2, '0');
  while (found.length < count) {
    const kind = found.length;
    const day = 1 + dice(28) + (DAYS[kind % DAYS.length] ?? 0);
    const month = 1 + dice(12) + (MONTHS[kind % MONTHS.length] ?? 0);
    const digits = `${two(day)}${two(month)}${two(dice(100))}${String(dice(100_000)).padStart(5, '0')}`;
    if (idnr(digits).status === 'valid') found.push(digits);
  }
  return found;
}
