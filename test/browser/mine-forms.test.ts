import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBrowser, type TestBrowser, type WatchedPage } from '../kit/browser.js';
import { type MinePage, minePage } from '../kit/mine-page.js';
import { startTestGraph, type TestGraph } from '../kit/test-graph.js';
import { tokenFor } from '../kit/token.js';

/** Every form of /min-side, sent by one whose role opens it; what came of it is asked of the graph. The tests follow one another. */

const NEW_NURSE = 'Prøve Innstilt Nordmann';
const NEW_PERSON = 'Prøve Oppnevnt Nordmann';
/** The last one of the strategy plan: no demo data have an action plan for it. */
const YEAR = 2028;

interface Appointment {
  readonly unit: { readonly id: string };
}
interface Network {
  readonly requests: readonly {
    readonly kind: string;
    readonly status: string;
    readonly name: string | null;
    readonly note: string | null;
  }[];
  readonly units: {
    readonly edges: readonly { readonly node: { readonly nurses: readonly { name: string; appointments: Appointment[] }[] } }[];
  };
  readonly events: {
    readonly edges: readonly {
      readonly node: { readonly id: string; readonly title: string; readonly status: string; readonly place: string | null };
    }[];
  };
  readonly actionPlan: {
    readonly status: string;
    readonly version: number;
    readonly comment: string | null;
    readonly measures: readonly { readonly title: string; readonly status: string }[];
  } | null;
}

let browser: TestBrowser;
let graph: TestGraph;
let coordinator: string;
let shown: WatchedPage;
let mine: MinePage;

beforeAll(async () => {
  [browser, graph] = await Promise.all([openBrowser(), startTestGraph()]);
  coordinator = await tokenFor(graph, [{ role: 'COORDINATOR', sector: 'ous', network: 'ous' }]);
});
afterAll(() => Promise.all([browser, graph].map((one) => one?.close())));
beforeEach(async () => {
  shown = await browser.newPage();
  shown.page.setDefaultTimeout(15_000);
  mine = minePage(shown.page, graph.url);
});
afterEach(async () => {
  expect(shown.problems).toEqual([]);
  await shown.close();
});

async function network(): Promise<Network> {
  const { data, errors } = await graph.query<{ network: Network }>(
    `query($year: Int!) { network(slug: "ous") {
      requests { kind status name note }
      units(first: 200) { edges { node { nurses { name appointments { unit { id } } } } } }
      events(first: 200) { edges { node { id title status place } } }
      actionPlan(year: $year) { status version comment measures { title status } }
    } }`,
    { year: YEAR },
    { as: coordinator },
  );
  expect(errors).toBeUndefined();
  return data.network;
}
const namesNow = async () => (await network()).units.edges.flatMap(({ node }) => node.nurses.map(({ name }) => name));
const requestOf = async (kind: string) => (await network()).requests.filter((request) => request.kind === kind);

describe('a leader', () => {
  it('nominates somebody', async () => {
    await mine.open('LEADER ous', 'enheter');
    await mine.send('Foreslå', { fill: { 'Fullt navn': NEW_NURSE, Merknad: 'Har tatt videreutdanning.' } });
    expect(await requestOf('NOMINATION')).toContainEqual(
      expect.objectContaining({ status: 'REQUESTED', name: NEW_NURSE, note: 'Har tatt videreutdanning.' }),
    );
  });

  it('acknowledges a document', async () => {
    await mine.open('LEADER ous', 'dokumenter');
    const button = mine.main.getByRole('button', { name: /^Kvitter:/ }).first();
    const label = (await button.getAttribute('aria-label')) ?? '';
    const before = await mine.main.getByText('✓ kvittert').count();
    await button.click();
    await mine.saved(label);
    expect(await mine.main.getByText('✓ kvittert').count()).toBe(before + 1);
    expect(await mine.main.getByRole('button', { name: label, exact: true }).count()).toBe(0);
  });
});

describe('a nurse', () => {
  it('changes her contact, says that it is right, and asks for a correction and to leave', async () => {
    await mine.open('NURSE ous', 'oppforing');
    await mine.send('Endre kontakt', { fill: { 'E-post på jobb': 'prove@example.no', 'Telefon på jobb': '22 33 44 55' }, submit: 'Lagre' });
    await mine.main.locator('dd').getByText('prove@example.no').waitFor();
    await mine.main.getByRole('button', { name: 'Kontakten min er fortsatt riktig' }).click();
    await mine.saved('Kontakten min er fortsatt riktig');
    await mine.send('Be om retting', { fill: { 'Riktig navn': 'Rettet Nordmann', 'Hva som er feil': 'Har giftet seg.' }, submit: 'Send' });
    await mine.send('Be om å slutte', { fill: { Årsak: 'CHANGED_TASK' }, submit: 'Send' });
    expect(await requestOf('CORRECTION')).toContainEqual(expect.objectContaining({ status: 'REQUESTED', note: 'Har giftet seg.' }));
    expect((await requestOf('END')).some(({ status }) => status === 'REQUESTED')).toBe(true);
  });

  it('registers for an event, and withdraws', async () => {
    await mine.open('NURSE ous', 'arrangementer');
    const register = mine.main.getByRole('button', { name: /^Meld meg på:/ }).first();
    const title = ((await register.getAttribute('aria-label')) ?? '').replace('Meld meg på: ', '');
    await register.click();
    const withdraw = mine.main.getByRole('button', { name: `Meld meg av: ${title}` }).first();
    await withdraw.click();
    await mine.saved(`Meld meg av: ${title}`);
    await mine.main
      .getByRole('button', { name: `Meld meg på: ${title}` })
      .first()
      .waitFor();
  });
});

describe('a coordinator', () => {
  it('approves a nomination, declines a correction, and confirms an end', async () => {
    await mine.open('COORDINATOR ous', 'foresporsler');
    await mine.send('Godkjenn', { within: mine.card(NEW_NURSE) });
    await expect.poll(namesNow).toContain(NEW_NURSE);
    await mine.send('Avslå', { within: mine.card('Retting'), fill: { 'Svar til den som spør': 'Navnet står riktig i folkeregisteret.' } });
    expect((await requestOf('CORRECTION')).some(({ status }) => status === 'DECLINED')).toBe(true);
    await mine.send('Godkjenn', { within: mine.card('Ønske om å slutte') });
    expect((await requestOf('END')).some(({ status }) => status === 'APPROVED')).toBe(true);
  });

  it('appoints somebody new, and ends an appointment', async () => {
    await mine.open('COORDINATOR ous', 'enheter');
    await mine.send('Oppnevn', {
      fill: {
        'Navn på ny person': NEW_PERSON,
        'E-post på jobb': 'ny@example.no',
        'Fra og med': '2026-01-05',
        Grunnlag: 'PARTICULAR_INTEREST',
      },
    });
    expect(await namesNow()).toContain(NEW_PERSON);
    const own = mine.main.locator('li', { hasText: NEW_PERSON }).first();
    await mine.send('Avslutt oppnevningen', { within: own, fill: { Årsak: 'LEFT_WORKPLACE' } });
    await expect.poll(namesNow).not.toContain(NEW_PERSON);
  });

  it('plans, changes and cancels an event', async () => {
    await mine.open('COORDINATOR ous', 'arrangementer');
    const title = 'Prøvekveld om lindring';
    await mine.send('Planlegg arrangement', { fill: { Tittel: title, Dato: '2041-03-04' } });
    await mine.send('Endre', { within: mine.card(title), fill: { Sted: 'Auditoriet' }, submit: 'Lagre' });
    const found = async () => (await network()).events.edges.map(({ node }) => node).find((event) => event.title === title);
    expect(await found()).toMatchObject({ status: 'PLANNED', place: 'Auditoriet' });
    await mine.send('Avlys', { within: mine.card(title), submit: 'Avlys arrangementet' });
    expect(await found()).toMatchObject({ status: 'CANCELLED' });
  });

  it('records who was there', async () => {
    await mine.open('COORDINATOR ous', 'arrangementer');
    const past = mine.main.locator('article', { has: shown.page.locator('summary', { hasText: 'Registrer oppmøte' }) }).first();
    const id = (await past.getAttribute('aria-labelledby')) ?? '';
    await past.locator('summary', { hasText: 'Registrer oppmøte' }).click();
    const boxes = past.getByRole('checkbox');
    await boxes.first().waitFor();
    const persons = await boxes.count();
    for (let index = 0; index < persons; index++) await boxes.nth(index).setChecked(index > 0);
    await past.getByRole('button', { name: 'Lagre' }).click();
    await mine.saved('Registrer oppmøte');
    const { data } = await graph.query<{ node: { participations: { status: string }[] } }>(
      'query($id: ID!) { node(id: $id) { ... on Event { participations { status } } } }',
      { id },
      { as: coordinator },
    );
    const states = data.node.participations.map(({ status }) => status).filter((status) => status !== 'WITHDRAWN');
    expect(states.toSorted()).toEqual(['ABSENT', ...Array<string>(persons - 1).fill('ATTENDED')]);
  });

  it('writes a plan, and proposes it', async () => {
    await mine.open('COORDINATOR ous', 'handlingsplan', `&ar=${YEAR}`);
    await mine.send('Legg til tiltak', {
      fill: { Tiltak: 'Prøvetiltak', Delmål: '2.5', Ansvarlig: 'Koordinator', Frist: `${YEAR}-06-01` },
    });
    await mine.send('Endre tiltaket', { within: mine.card('Prøvetiltak'), fill: { Status: 'STARTED' }, submit: 'Lagre' });
    await mine.send('Send planen til styringsgruppen');
    expect((await network()).actionPlan).toMatchObject({ status: 'PROPOSED', measures: [{ title: 'Prøvetiltak', status: 'STARTED' }] });
  });
});

describe('a member of the steering group', () => {
  it('sends a plan back, and approves it', async () => {
    await mine.open('STEERING ous', 'handlingsplan', `&ar=${YEAR}&nettverk=ous`);
    await mine.send('Send planen tilbake', { fill: { Kommentar: 'Hvem gjør det?' } });
    expect((await network()).actionPlan).toMatchObject({ status: 'DRAFT', comment: 'Hvem gjør det?' });
    const { data } = await graph.query<{ proposeOusActionPlan: { actionPlan: { status: string } | null } }>(
      'mutation($input: ProposeActionPlanInput!) { proposeOusActionPlan(input: $input) { actionPlan { status } } }',
      {
        input: {
          network: 'ous',
          year: YEAR,
          expectedVersion: (await network()).actionPlan?.version,
          idempotencyKey: 'once-more-to-the-group',
        },
      },
      { as: coordinator },
    );
    expect(data.proposeOusActionPlan.actionPlan?.status).toBe('PROPOSED');
    // As whoever else opens the page: the form goes by what there was when it was opened.
    await shown.page.reload();
    await mine.send('Godkjenn planen', { fill: { Kommentar: 'Bra.' } });
    expect((await network()).actionPlan).toMatchObject({ status: 'APPROVED', comment: 'Bra.' });
  });
});

describe.each([
  [
    'REGION_EDITOR ous',
    [
      'Oppgaver',
      'Enheter og oppnevninger',
      'Forespørsler',
      'Oppfølging',
      'Bekreft listen',
      'Arrangementer',
      'Nyheter',
      'Handlingsplan',
      'Rapporter',
    ],
  ],
  ['AUDITOR ous', ['Oppgaver']],
])('%s', (person, expected) => {
  it('is offered what the role opens, and nothing else', async () => {
    await mine.open(person, 'oppgaver');
    const tabs = mine.main.getByRole('navigation', { name: 'Deler av siden din' }).getByRole('link');
    await tabs.first().waitFor();
    expect(await tabs.allInnerTexts()).toEqual(expected);
    for (const name of expected) {
      await tabs.filter({ hasText: name }).click();
      await mine.main.getByRole('heading', { level: 2 }).first().waitFor();
      if (person.startsWith('AUDITOR')) expect(await mine.main.locator('form, details.change').count()).toBe(0);
    }
  });
});
