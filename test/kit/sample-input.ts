import { type GraphQLInputObjectType, type GraphQLInputType, isEnumType, isInputObjectType, isListType, isNonNullType } from 'graphql';
import type { Fixture, Thing } from './access-fixture.js';
import { YEAR, YEAR_OF_PLAN } from './access-fixture.js';

/** What an input is made of. */
export interface Sampling {
  readonly fixture: Fixture;
  /** A number that differs from call to call, so that none repeats what another recorded. */
  readonly turn: number;
  /** Arguments that are given although they need not be, or otherwise than usual; undefined leaves one out. */
  readonly given: Readonly<Record<string, unknown>>;
  /** What becomes of what an argument names: the thing of the fixture, unless said otherwise. */
  readonly mend: (thing: Thing) => Thing;
}

/** Arguments that are not required, but without which the input would be about nothing. */
const GIVEN_TOO: readonly string[] = ['nurseId', 'unitId', 'network', 'title', 'name', 'note', 'comment', 'email', 'areaCode'];

/** What arguments that go by another name are about. */
const ALIASES: Readonly<Record<string, string>> = { ids: 'nurseId', measureIds: 'measureId', requestId: 'requestId PARTICIPATION' };

/** An input that is valid as far as its type goes, about the objects of a fixture. */
export function sampleInput(type: GraphQLInputObjectType, sampling: Sampling): Record<string, unknown> {
  const fields = Object.values(type.getFields());
  const input: Record<string, unknown> = {};
  for (const field of fields) {
    const isGiven = isNonNullType(field.type) || GIVEN_TOO.includes(field.name) || field.name in sampling.given;
    if (isGiven) input[field.name] = sample(field.name, field.type, sampling);
  }
  if ('expectedVersion' in input) {
    const named = fields.find(({ name }) => (name.endsWith('Id') && name in input) || isThing(name, sampling));
    input.expectedVersion = named ? thingOf(named.name, sampling).version : 0;
  }
  return input;
}

function sample(name: string, type: GraphQLInputType, sampling: Sampling): unknown {
  if (isNonNullType(type)) return sample(name, type.ofType, sampling);
  const given = sampling.given[name];
  if (name in sampling.given && !isThing(name, sampling)) return given;
  if (isListType(type)) return [sample(name, type.ofType, sampling)];
  if (isInputObjectType(type)) return sampleInput(type, sampling);
  const values = isEnumType(type) ? type.getValues().map((value) => value.name) : [];
  if (values.length > 0) return values.includes('COORDINATOR') ? 'COORDINATOR' : values[0];
  const isNamed = isThing(name, sampling) || (/Ids?$|^ids$/.test(name) && name !== 'documentId');
  return isNamed ? thingOf(name, sampling).id : plain(name, String(type), sampling);
}

/** Whether an argument is given as what it names, for example `requestId END` or `slug BODY`. */
function isThing(name: string, { given: { [name]: given } }: Sampling): boolean {
  return typeof given === 'string' && given.startsWith(name);
}

function plain(name: string, type: string, { turn, fixture }: Sampling): unknown {
  const texts: Readonly<Record<string, string>> = {
    network: 'drammen',
    subject: 'hpr:7654321',
    key: fixture.observation,
    areaCode: '3301',
    email: `prove-${letters(turn)}@demo.invalid`,
    documentId: `vestre-viken-document-${letters(turn)}`,
    slug: `vestre-viken-${letters(turn)}`,
    subGoal: '2.5',
    language: 'nb',
  };
  if (type === 'Int' || type === 'Float') return name === 'year' ? YEAR_OF_PLAN : 1;
  if (type === 'Boolean') return true;
  if (type === 'Date') return `${YEAR + 1}-0${1 + (turn % 9)}-${String(1 + (turn % 28)).padStart(2, '0')}`;
  return texts[name] ?? `Prøve ${letters(turn)}`;
}

/** A number without digits, which nothing takes for an identity number. */
const letters = (turn: number) => String(turn).replaceAll(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '');

/** What an argument names; of several of a kind the one that is given, for example `requestId END`. */
function thingOf(argument: string, { fixture, given, mend }: Sampling): Thing {
  const things: Readonly<Record<string, Thing>> = {
    ...fixture.things,
    intoUnitId: { id: fixture.otherUnit, version: 0 },
    toUnitId: { id: fixture.unitOfOther, version: 0 },
  };
  const name = String(given[argument] ?? argument);
  const thing = things[ALIASES[name] ?? name];
  if (thing === undefined) throw new Error(`the fixture has nothing for the argument ${argument}`);
  return mend(thing);
}
