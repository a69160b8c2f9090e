import { registerEnumType } from 'type-graphql';

/** What a network is called where it works. */
export const NetworkKind = { LOCAL_NETWORK: 'LOCAL_NETWORK', SECTOR: 'SECTOR' } as const;
registerEnumType(NetworkKind, {
  name: 'NetworkKind',
  description: 'What the network is called where it works.',
  valuesConfig: {
    LOCAL_NETWORK: { description: 'A local network around one hospital (lokalt nettverk).' },
    SECTOR: { description: "One of Oslo's three sectors (sektor)." },
  },
});

/** The field that a network works in. */
export const Domain = { PALLIATION: 'PALLIATION', CANCER_CARE: 'CANCER_CARE' } as const;
registerEnumType(Domain, {
  name: 'Domain',
  description: 'The field that a network works in. Regions with different fields are compared with care.',
  valuesConfig: { PALLIATION: { description: 'Palliation (palliasjon).' }, CANCER_CARE: { description: 'Cancer care (kreftomsorg).' } },
});
