import type { ProgressVersionRow } from '../rows.js';

/** What each sub-goal of Oslo's strategy plan 2024–2028 is about, in our own words, as they go on from «Arbeidet med …». */
export const SUBJECTS: Readonly<Record<string, string>> = {
  '1.1': 'samtaler om hva som er viktig for pasienten',
  '1.2': 'lindring som del av hele behandlingsforløpet',
  '1.3': 'felles retningslinjer og prosedyrer',
  '1.4': 'nasjonale råd for livets sluttfase',
  '1.5': 'kartleggingsverktøyene',
  '1.6': 'etisk refleksjon i hverdagen',
  '1.7': 'lindring uavhengig av diagnose',
  '2.1': 'kompetanseplanen',
  '2.2': 'kompetanse på nivå B',
  '2.3': 'kunnskapsbasert fagutvikling',
  '2.4': 'internundervisning',
  '2.5': 'hospitering',
  '2.6': 'undervisning om andre diagnoser enn kreft',
  '3.1': 'en lik forståelse av rollen',
  '3.2': 'samarbeid mellom nettverkene',
  '3.3': 'nettverksmøter og felles fagdag',
  '3.4': 'oppmøte på arrangementer',
  '3.5': 'kunnskap om nettverket på arbeidsplassene',
  '3.6': 'rapportering og utveksling av informasjon',
  '3.7': 'oppdaterte nettsider',
  '4.1': 'nærmeste leders kjennskap til nettverksavtalen',
  '4.2': 'nettverksavtalen blant øvrige ledere',
  '4.3': 'tilrettelegging fra leder',
  '4.4': 'årlige samtaler mellom leder og ressurssykepleier',
  '4.5': 'tid til undervisning, arrangementer og hospitering',
  '4.6': 'oppnevning av ny ressurssykepleier når en slutter',
  '5.1': 'likeverdige tjenester',
  '5.2': 'tverrfaglig samarbeid mellom tjenestenivåene',
  '5.3': 'samarbeid med andre tjenester',
  '5.4': 'tilbud om individuell plan',
  '5.5': 'samspill med andre faggrupper',
};

/** What is said of a subject where a network stands there with it. */
export const SENTENCES: Readonly<Record<ProgressVersionRow['status'], readonly string[]>> = {
  NOT_STARTED: ['Arbeidet med {subject} er ikke påbegynt.', 'Arbeidet med {subject} er utsatt til neste år.'],
  IN_PROGRESS: [
    'Arbeidet med {subject} er i gang i flere enheter.',
    'Arbeidet med {subject} går etter planen.',
    'Arbeidet med {subject} er i gang, og fortsetter neste år.',
  ],
  ACHIEVED: ['Arbeidet med {subject} er gjennomført som planlagt.', 'Arbeidet med {subject} er nå en fast del av driften.'],
  NOT_ACHIEVED: ['Arbeidet med {subject} nådde ikke så langt som planlagt i år.'],
};
