/** What the columns of `/export/appointments` mean. */
export const RECORD_WORDS = {
  state: {
    nb: 'VALUE: en oppnevning. MISSING: dataeieren svarte ikke. SUPPRESSED: dataeieren viser deg ingen.',
    en: 'VALUE: an appointment. MISSING: the data owner did not answer. SUPPRESSED: the data owner shows you none.',
  },
  sector: { nb: 'Dataeieren.', en: 'The data owner.' },
  network: { nb: 'Nettverket.', en: 'The network.' },
  service_type: { nb: 'Tjenestetypen.', en: 'The service type.' },
  role: { nb: 'Rollen.', en: 'In which capacity.' },
  basis: { nb: 'Grunnlaget for oppnevningen.', en: 'Why somebody was appointed.' },
  from: {
    nb: 'Kvartalet eller året den begynte; tomt der færre enn fem deler det.',
    en: 'Quarter or year when it began; empty where fewer than five share it.',
  },
  to: { nb: 'Kvartalet eller året den sluttet, etter samme regel.', en: 'Quarter or year when it ended, by the same rule.' },
  ended: { nb: 'Den er over.', en: 'It is over.' },
  end_reason: { nb: 'Hvorfor den sluttet, der mange nok deler grunnen.', en: 'Why it ended, where enough share the reason.' },
  succeeded: { nb: 'Noen tok over.', en: 'Somebody took over.' },
  demo: { nb: 'Diktet opp for demonstrasjonen.', en: 'Invented for the demonstration.' },
} as const;
