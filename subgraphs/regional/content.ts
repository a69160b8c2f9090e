import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Areas } from '../../shared/areas.js';
import type { Registry } from '../../shared/sectors.js';
import { StartError } from '../../shared/subgraph/errors.js';
import { projectPath } from '../../shared/subgraph/project-root.js';
import type { AffiliationFact, AreaPoint, Population } from './area/area.entity.js';
import { AffiliationKind, AgeGroup } from './area/area.vocabulary.js';
import { ContentRow } from './content-row.js';
import type { Content } from './fact.entity.js';
import type { AgreementFact, BodyFact, DocumentFact } from './governance/governance.entity.js';
import { AgreementKind, AgreementStatus, BodyKind, DocumentKind, DocumentStatus } from './governance/governance.vocabulary.js';
import type { ContradictionFact, ObservationFact } from './observation/observation.entity.js';
import { ObservationMeasure, Precision, SubjectKind } from './observation/observation.vocabulary.js';
import type { OrganizationFact } from './organization/organization.entity.js';
import { OrganizationKind } from './organization/organization.type.js';
import type { PalliativeServiceFact } from './service/service.entity.js';
import { DatePrecision, PalliativeServiceKind } from './service/service.type.js';
import type { Source } from './source/source.entity.js';

/** The reference content of `regional`, as its tables take it. */
export interface RegionalContent {
  readonly sources: readonly Content<Source>[];
  readonly organizations: readonly Content<OrganizationFact>[];
  readonly populations: readonly Content<Population>[];
  readonly affiliations: readonly Content<AffiliationFact>[];
  readonly points: readonly Content<AreaPoint>[];
  readonly observations: readonly Content<ObservationFact>[];
  readonly contradictions: readonly Content<ContradictionFact>[];
  readonly services: readonly Content<PalliativeServiceFact>[];
  readonly bodies: readonly Content<BodyFact>[];
  readonly agreements: readonly Content<AgreementFact>[];
  readonly documents: readonly Content<DocumentFact>[];
}

/** Folder of the content files; their README says what each is and where it comes from. */
const CONTENT_FOLDER = projectPath('subgraphs', 'regional', 'data');

/**
 * Reads and checks the content files.
 * @param folder where they lie
 * @throws StartError naming the file and the row that is corrupt
 */
export function readContent(registry: Registry, areas: Areas, folder: string = CONTENT_FOLDER): RegionalContent {
  const csv = (name: string): Record<string, string>[] =>
    read(folder, name, (text) => parse(text, { columns: true }) as Record<string, string>[]);
  const json = (name: string): ContentRow[] =>
    read(folder, name, (text) => (JSON.parse(text) as Record<string, unknown>[]).map((row, i) => new ContentRow(name, i + 1, row)));

  const sources = json('sources.json').map((f) => ({
    slug: f.text('slug'),
    title: f.text('title'),
    publisher: f.maybe('publisher'),
    url: f.maybe('url'),
    publishedOn: f.maybe('publishedOn'),
    period: f.maybe('period'),
    licence: f.maybe('licence'),
    note: f.maybe('note'),
  }));
  const known: Known = {
    sources: new Set(sources.map((source) => source.slug)),
    networks: new Set(registry.sectors.flatMap((sector) => sector.networks.map((network) => network.slug))),
    regions: new Set(registry.regions.map((region) => region.slug)),
    areas: new Set(areas.keys()),
  };
  const cited = (f: ContentRow) => ({ source: f.known('source', known.sources), locator: f.text('locator') });
  const governed = (f: ContentRow) => ({
    slug: f.text('slug'),
    region: f.maybeKnown('region', known.regions),
    validFrom: f.day('validFrom'),
    validTo: f.day('validTo'),
    note: f.maybe('note'),
    ...cited(f),
  });
  const organizations = json('organizations.json').map((f) => ({
    slug: f.text('slug'),
    name: f.text('name'),
    kind: f.oneOf('kind', OrganizationKind),
    aliases: f.list('aliases'),
    note: f.maybe('note'),
  }));
  for (const { hospital } of registry.sectors.flatMap((sector) => sector.networks)) {
    if (!organizations.some(({ slug }) => slug === hospital))
      throw new StartError(`organizations.json lacks the hospital ${hospital} of the registry.`);
  }
  const tabular = (name: string) => csv(name).map((row, i) => new ContentRow(name, i + 2, row));

  return {
    sources,
    organizations,
    populations: tabular('population.csv').map((f) => ({
      areaCode: f.known('area_code', known.areas),
      year: f.number('year'),
      ageGroup: f.oneOf('age_group', AgeGroup),
      population: f.number('population'),
      source: f.known('source', known.sources),
    })),
    affiliations: tabular('affiliations.csv').map((f) => ({
      areaCode: f.known('area_code', known.areas),
      network: f.maybeKnown('network', known.networks),
      hospital: f.maybe('hospital'),
      kind: f.oneOf('kind', AffiliationKind),
      validFrom: f.day('valid_from'),
      validTo: f.day('valid_to'),
      disputed: f.flag('disputed'),
      source: f
        .text('source')
        .split(';')
        .map((slug) => f.check(slug.trim(), known.sources, 'source'))
        .join(';'),
      note: f.maybe('note'),
    })),
    points: tabular('points.csv').map((f) => ({
      areaCode: f.known('area_code', known.areas),
      lon: f.number('lon'),
      lat: f.number('lat'),
      source: f.known('source', known.sources),
    })),
    observations: json('observations.json').map((f) => {
      const subject = f.object('subject');
      return {
        key: f.text('key'),
        measure: f.oneOf('measure', ObservationMeasure),
        value: f.maybeNumber('value'),
        valueHigh: f.maybeNumber('valueHigh'),
        precision: f.oneOf('precision', Precision),
        unit: f.maybe('unit'),
        unitInferred: f.flag('unitInferred'),
        periodFrom: f.day('periodFrom'),
        periodTo: f.day('periodTo'),
        subjectKind: subject.oneOf('kind', SubjectKind),
        subjectKey: subject.text('key'),
        subjectLabel: subject.text('label'),
        verbatim: f.text('verbatim'),
        note: f.maybe('note'),
        ...cited(f),
      };
    }),
    contradictions: json('contradictions.json').map((f) => ({
      key: f.text('key'),
      title: f.text('title'),
      titleNb: f.text('titleNb'),
      explanation: f.text('explanation'),
      observations: f.list('observations'),
    })),
    services: json('services.json').map((f) => ({
      key: f.text('key'),
      kind: f.oneOf('kind', PalliativeServiceKind),
      name: f.text('name'),
      areaCode: f.maybeKnown('areaCode', known.areas),
      network: f.maybeKnown('network', known.networks),
      organization: f.maybe('organization'),
      quantity: f.maybeNumber('quantity'),
      quantityUnit: f.maybe('quantityUnit'),
      precision: f.oneOf('precision', Precision),
      lastUpdatedOn: f.day('lastUpdatedOn'),
      lastUpdatedPrecision: f.maybeOneOf('lastUpdatedPrecision', DatePrecision),
      validFrom: f.day('validFrom'),
      validTo: f.day('validTo'),
      verbatim: f.text('verbatim'),
      inRegister: f.flag('inRegister'),
      ...cited(f),
    })),
    bodies: json('bodies.json').map((f) => ({
      ...governed(f),
      kind: f.oneOf('kind', BodyKind),
      name: f.text('name'),
      nameEn: f.text('nameEn'),
      mandate: f.maybe('mandate'),
      termYears: f.maybeNumber('termYears'),
      evaluatedFrom: f.day('evaluatedFrom'),
      evaluatedTo: f.day('evaluatedTo'),
      appointedBy: f.maybe('appointedBy'),
      seatsKnown: f.flag('seatsKnown'),
      seats: f.list('seats'),
    })),
    agreements: json('agreements.json').map((f) => ({
      ...governed(f),
      kind: f.oneOf('kind', AgreementKind),
      title: f.text('title'),
      titleEn: f.text('titleEn'),
      parties: f.list('parties'),
      status: f.oneOf('status', AgreementStatus),
      verbatim: f.text('verbatim'),
    })),
    documents: json('documents.json').map((f) => ({
      ...governed(f),
      kind: f.oneOf('kind', DocumentKind),
      title: f.text('title'),
      officialTitle: f.maybe('officialTitle'),
      issuer: f.maybe('issuer'),
      year: f.maybeNumber('year'),
      status: f.oneOf('status', DocumentStatus),
      statusVerbatim: f.maybe('statusVerbatim'),
      urlAsGiven: f.maybe('urlAsGiven'),
      url: f.maybe('url'),
      governs: f.list('governs'),
    })),
  };
}

interface Known {
  readonly sources: ReadonlySet<string>;
  readonly networks: ReadonlySet<string>;
  readonly regions: ReadonlySet<string>;
  readonly areas: ReadonlySet<string>;
}

function read<Result>(folder: string, name: string, parseText: (text: string) => Result): Result {
  try {
    return parseText(readFileSync(join(folder, name), 'utf8'));
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError(`content file ${name} cannot be read: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
  }
}
