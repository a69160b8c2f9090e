import { type GraphQLObjectType, getNamedType } from 'graphql';
import { type Fixture, YEAR } from './access-fixture.js';
import type { Line, Marks } from './access-table.js';
import { VIEWERS } from './access-viewers.js';
import { better, markOf, mustBeOf, valuesAt } from './answer-marks.js';
import { asksOf, type Classified, type Path, wrap } from './field-asks.js';
import { isEntity, typesOf, typesOfMutationsOnly } from './schema-types.js';
import type { TestGraph } from './test-graph.js';

/** What is walked, and with what. */
interface Walk extends Classified {
  readonly graph: TestGraph;
  readonly fixture: Fixture;
}

/** To a plan with targets, which only networks of Oslo have: those of Vestre Viken follow no strategy plan. */
const PLAN_OF_OSLO: [string, Path] = [
  'ActionPlan',
  [
    { name: 'network', text: 'network(slug: "ous")', type: 'OusNetwork' },
    { name: 'actionPlan', text: `actionPlan(year: ${YEAR})`, type: 'ActionPlan' },
  ],
];

/** What was found about a field: by what it was reached (empty for the root and for entities), what each viewer got. */
type Found = Map<string, Map<string, Record<string, string>>>;

/**
 * Asks for every field of every type as every viewer: starts at the root and at one entity of each kind, and goes on from each type by
 * the fields that gave somebody an object.
 * @returns the marks, `+` answered, `-` refused, `.` no such object to ask; and the types of which nobody was given an object
 */
export async function walkFields(walk: Walk): Promise<{ lines: Line[]; unreached: string[] }> {
  const { schema, fixture } = walk;
  const types = new Map(typesOf(schema).map((type) => [type.name, type]));
  const found: Found = new Map();
  const mutationOnly = typesOfMutationsOnly(schema);
  const isMissed = ({ name }: GraphQLObjectType) => !paths.has(name) && !mutationOnly.has(name);
  const leadsOn = (name: string, path: Path) =>
    path.filter(({ type }) => type === name).length === 1 &&
    Object.values(types.get(name)?.getFields() ?? {}).some(({ type }) => {
      const target = types.get(getNamedType(type).name);
      return target !== undefined && isMissed(target);
    });
  const paths = new Map<string, Path>([['Query', []], ...entityPaths(fixture).filter(([type]) => types.has(type))]);
  // Ways that were found after the first: the first may lead to an object that has none of what its type can have.
  const others: [string, Path][] = [PLAN_OF_OSLO];
  let level = [...paths];
  while (level.length > 0) {
    const reached = await Promise.all(level.map(([name, path]) => walkType(walk, types.get(name) as GraphQLObjectType, path, found)));
    level = [];
    for (const [type, path] of reached.flat()) {
      if (paths.has(type)) others.push([type, path]);
      else level.push([type, path]);
      if (!paths.has(type)) paths.set(type, path);
    }
    while (level.length === 0 && others.length > 0) level = others.splice(0, 1).filter(([name, path]) => leadsOn(name, path));
  }
  return {
    lines: [...types.values()].flatMap((type) => linesOf(walk, type, found, mutationOnly.has(type.name))),
    unreached: [...types.values()].filter(isMissed).map(({ name }) => name),
  };
}

function entityPaths({ things, nurse, unit }: Fixture): [string, Path][] {
  const ids = {
    Nurse: nurse,
    Unit: unit,
    Event: things.eventId?.id,
    Measure: things.measureId?.id,
    Network: 'vestre-viken:network:drammen',
  };
  return Object.entries(ids).map(([noun, id]) => {
    const type = `VestreViken${noun}`;
    return [type, [{ name: 'node', text: `node(id: "${id}")`, type }]];
  });
}

/** Asks for the fields of objects at a path, and those of what they give; says where that led. */
async function walkType(walk: Walk, type: GraphQLObjectType, path: Path, found: Found): Promise<[string, Path][]> {
  const asks = Object.values(type.getFields()).flatMap((field) => asksOf(walk, field));
  // A root field that must not be null takes the whole answer with it.
  const groups = type.name === 'Query' ? asks.map((ask) => [ask]) : [asks];
  const reached = new Map<string, Path>();
  const at = path.map(({ name }) => name);
  for (const group of groups) {
    const query = `{ ${wrap(path, group.map(({ text }) => text).join(' '))} }`;
    for (const viewer of VIEWERS) {
      const answer = await walk.graph.query<unknown>(query, {}, walk.fixture.asking[viewer]);
      mustBeOf(
        answer,
        group.flatMap(({ alias, inner }) => [[...at, alias], ...inner.map((name) => [...at, alias, name])]),
        query,
      );
      const mark = (names: readonly string[]) => markOf(answer, names, query);
      for (const { field, called, alias, target, inner } of group) {
        if (type.name === 'Query' || path.length === 1) note(found, `${type.name}.${field.name}`, '', viewer, mark([...at, alias]));
        if (target === null || isEntity(target)) continue;
        for (const name of inner) note(found, `${target.name}.${name}`, `${type.name}.${field.name}`, viewer, mark([...at, alias, name]));
        if (valuesAt(answer.data, [...at, alias]).length === 0) continue;
        reached.set(target.name, [...path, { name: field.name, text: called, type: target.name }]);
      }
    }
  }
  return [...reached];
}

function note(found: Found, field: string, via: string, viewer: string, mark: string): void {
  const ways = found.get(field) ?? new Map<string, Record<string, string>>();
  const marks = ways.get(via) ?? {};
  // Asked for in several parts: answered if any part was.
  marks[viewer] = marks[viewer] === undefined ? mark : better(marks[viewer], mark);
  ways.set(via, marks);
  found.set(field, ways);
}

/** One line a field; several where it depends on the way by which an object was reached, and the type is not for everybody. */
function linesOf({ access }: Walk, type: GraphQLObjectType, found: Found, isMutationOnly: boolean): Line[] {
  const fields = Object.keys(type.getFields()).map((name) => `${type.name}.${name}`);
  const isPublic = fields.every((field) => access.get(field) === 'PUBLIC');
  return fields.flatMap((field): Line[] => {
    const about = [field, access.get(field) ?? 'none'];
    if (isMutationOnly) return [{ about: [...about, 'Mutation'], marks: null }];
    const ways = [...(found.get(field) ?? [])];
    if (isPublic) return [{ about: [...about, ''], marks: union(ways.map(([, marks]) => marks as Marks)) }];
    const groups = Map.groupBy(ways, ([, marks]) => JSON.stringify(VIEWERS.map((viewer) => marks[viewer])));
    return [...groups.values()].map((group) => ({
      about: [
        ...about,
        groups.size === 1
          ? ''
          : group
              .map(([via]) => via)
              .toSorted()
              .join(' '),
      ],
      marks: (group[0]?.[1] ?? {}) as Marks,
    }));
  });
}

const union = (all: readonly Marks[]): Marks =>
  Object.fromEntries(VIEWERS.map((viewer) => [viewer, all.map((marks) => marks[viewer]).reduce(better, '.')])) as Marks;
