import type { StubShape } from './stub-graph.js';

/** A reference as a gateway sends it. */
interface Representation {
  readonly __typename: string;
  readonly id?: string;
  readonly code?: string;
  readonly moment: string;
}

/** What a gateway asks a subgraph. */
interface Asked {
  readonly query: string;
  readonly variables?: { readonly asOf?: string; readonly representations?: readonly Representation[] };
}

/** Areas that units lie in. */
const AREAS = 15;

/** Stands for the moment in texts that are made beforehand. */
const MOMENT = '«moment»';

/** Answers of the stub subgraphs, as text made beforehand: nothing is executed, so that stubs are never what is measured. */
export class StubAnswers {
  private readonly entities = new Map<string, string>();
  private readonly lists: Readonly<Record<'nurses' | 'networks', string>>;

  constructor({ sectors, rows }: StubShape) {
    const edges: object[] = [];
    const networks: object[] = [];
    for (let row = 0; row < rows; row++) {
      const name = `s${(row % sectors) + 1}`;
      const prefix = name.toUpperCase();
      const slug = `${name}-nettverk-${row}`;
      const nurse = { __typename: `${prefix}Nurse`, id: `${name}:nurse:${row}`, moment: MOMENT };
      const network = { __typename: `${prefix}Network`, id: `${name}:network:${row}`, moment: MOMENT };
      edges.push({ node: nurse });
      networks.push({ ...network, slug, name: `Nettverk ${row} i sektor ${name}`, available: true });
      const appointment = (unit: number) => ({
        unit: { __typename: `${prefix}Unit`, name: `Sykehjem ${unit}, avdeling ${row}`, area: areaOf(row + unit) },
      });
      this.entities.set(
        nurse.id,
        JSON.stringify({
          name: `Demonstrasjon Person ${row}`,
          network: { __typename: network.__typename, slug },
          appointments: Array.from({ length: row % 4 === 0 ? 2 : 1 }, (_, unit) => appointment(unit)),
        }),
      );
      this.entities.set(network.id, JSON.stringify({ nurseCount: 40 + row, unitCount: 30 + row, office: areaOf(row) }));
    }
    for (let area = 0; area < AREAS; area++) this.entities.set(areaOf(area).code, JSON.stringify({ name: `Bydel ${area}` }));
    this.lists = { nurses: JSON.stringify({ data: { nurses: { edges } } }), networks: JSON.stringify({ data: { networks } }) };
  }

  /** The answer to the body of a request. */
  answer(body: string): string {
    const { query, variables } = JSON.parse(body) as Asked;
    const { representations } = variables ?? {};
    if (representations) return `{"data":{"_entities":[${representations.map((one) => this.entity(one)).join(',')}]}}`;
    return this.lists[query.includes('networks') ? 'networks' : 'nurses'].replaceAll(MOMENT, variables?.asOf ?? '');
  }

  private entity({ id, code, moment }: Representation): string {
    return this.entities.get(id ?? code ?? '')?.replaceAll(MOMENT, moment) ?? 'null';
  }
}

const areaOf = (number: number) => ({ __typename: 'Area', code: `03${String(number % AREAS).padStart(2, '0')}`, moment: MOMENT });
