import type { Words } from '../../../shared/command/user-error.js';
import type { Publication } from '../../../shared/sector/activity/publication.js';
import type { PlanText } from '../plan/plan-text.js';

/** Most characters of the text of a piece of news that are shown: readers of lists want to know whether to read on. */
const LONGEST_SUMMARY = 500;

/** Title of a publication, in the languages of the page. */
export function titleOf({ kind, title, detail, state }: Publication, networkName: string): PlanText {
  const told = title ?? '';
  switch (kind) {
    case 'EVENT':
      if (state === 'CANCELLED') return both(`Avlyst: ${told}`, `Cancelled: ${told}`, `Avlyst: ${told}`);
      if (state === 'MOVED') return both(`Endret: ${told}`, `Changed: ${told}`, `Endra: ${told}`);
      return both(told, told);
    case 'APPOINTMENT':
      if (state === 'RESOURCE_PERSON') return both(`Ny ressursperson: ${told}`, `New resource person: ${told}`);
      return both(`Ny ressurssykepleier: ${told}`, `New resource nurse: ${told}`, `Ny ressurssjukepleiar: ${told}`);
    case 'MEASURE':
      return both(`Tiltak gjennomført: ${told}`, `Measure done: ${told}`, `Tiltak gjennomført: ${told}`);
    case 'REPORT':
      return both(
        `Årsrapport ${detail} for ${networkName}`,
        `Annual report ${detail} of ${networkName}`,
        `Årsrapport ${detail} for ${networkName}`,
      );
    case 'DOCUMENT':
      return both(`${told}, utgave ${detail}`, `${told}, edition ${detail}`, `${told}, utgåve ${detail}`);
    default:
      return both(told, told);
  }
}

/** What is told of a publication beside its title; null if nothing is. */
export function summaryOf({ kind, detail, occurredOn, startsAt, endsAt, place, state }: Publication): PlanText | null {
  switch (kind) {
    case 'EVENT': {
      if (state === 'CANCELLED')
        return day(occurredOn, (on) => both(`Skulle vært ${on.nb}.`, `Was to be on ${on.en}.`, `Skulle vore ${on.nb}.`));
      const hours = startsAt === null ? null : `${startsAt}${endsAt === null ? '' : `–${endsAt}`}`;
      const at = place === null ? '' : `, ${place}`;
      return day(occurredOn, ({ nb, en }) => both(`${nb}${hours ? ` kl. ${hours}` : ''}${at}`, `${en}${hours ? `, ${hours}` : ''}${at}`));
    }
    case 'APPOINTMENT':
      return day(occurredOn, ({ nb, en }) => both(`${detail}, fra ${nb}`, `${detail}, from ${en}`, `${detail}, frå ${nb}`));
    case 'MEASURE':
      return detail === null ? null : both(`Delmål ${detail} i strategiplanen`, `Sub-goal ${detail} of the strategy plan`);
    case 'NEWS':
      return both(shorten(detail ?? ''), shorten(detail ?? ''));
    case 'DOCUMENT':
      return day(occurredOn, ({ nb, en }) => both(`Gjelder fra ${nb}`, `Applies from ${en}`, `Gjeld frå ${nb}`));
    default:
      return null;
  }
}

const both = (nb: string, en: string, nn: string | null = nb): PlanText => ({ nb, nn, en });

/** A day as it is written out; of nothing there is nothing to tell. */
function day(date: string | null, tell: (on: Words) => PlanText): PlanText | null {
  if (date === null) return null;
  const written = (language: string) =>
    new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));
  return tell({ nb: written('nb'), en: written('en-GB') });
}

/** A text up to the last whole word that fits. */
function shorten(text: string): string {
  if (text.length <= LONGEST_SUMMARY) return text;
  const fitting = text.slice(0, LONGEST_SUMMARY);
  return `${fitting.slice(0, Math.max(fitting.search(/\s+\S*$/), 1)).trimEnd()} …`;
}
