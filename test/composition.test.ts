import { readFileSync } from 'node:fs';
import {
  buildSchema,
  type DirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  isInterfaceType,
  isObjectType,
  Kind,
  type NameNode,
  type ObjectTypeDefinitionNode,
  parse,
  parseType,
  print,
  visit,
} from 'graphql';
import pino from 'pino';
import { beforeAll, describe, expect, it } from 'vitest';
import { compose, type SubgraphSdl } from '../gateway/compose.js';
import { createGateway } from '../gateway/create-gateway.js';
import { readAreas } from '../shared/areas.js';
import { buildSectorSchema } from '../shared/sector/create-sector-subgraph.js';
import { REGISTRY } from '../shared/sectors.js';
import { projectPath } from '../shared/subgraph/project-root.js';
import { subgraphNames } from '../shared/subgraph-names.js';
import { buildRegionalSchema } from '../subgraphs/regional/create-regional-subgraph.js';

const ENTITIES = ['Network', 'Nurse', 'Unit', 'Event', 'Measure'];
const committed = (name: string) => readFileSync(projectPath('subgraphs', name, 'schema.graphql'), 'utf8');
const committedSupergraph = readFileSync(projectPath('gateway', 'supergraph.graphql'), 'utf8');
const SUBGRAPHS: readonly SubgraphSdl[] = subgraphNames(REGISTRY).map((name) => ({ name, sdl: committed(name) }));
const SECTORS = SUBGRAPHS.filter(({ name }) => name !== 'regional');

type Directed = { readonly directives?: readonly DirectiveNode[] | undefined };
const has = ({ directives }: Directed, name: string) => (directives ?? []).some((directive) => directive.name.value === name);
const isResolvableKey = (directive: DirectiveNode) =>
  directive.name.value === 'key' &&
  !directive.arguments?.some(({ name, value }) => name.value === 'resolvable' && value.kind === Kind.BOOLEAN && !value.value);
const objectTypes = (document: DocumentNode): ObjectTypeDefinitionNode[] =>
  document.definitions.filter((definition) => definition.kind === Kind.OBJECT_TYPE_DEFINITION);

/**
 * Whatever two sectors both declare although each answers with its own rows: the gateway would ask one of them and take its rows
 * for all there are, without an error.
 */
function sharedBySectors(sectors: readonly SubgraphSdl[]): string[] {
  const owners = new Map<string, string[]>();
  const claim = (thing: string, sector: string) => owners.set(thing, [...(owners.get(thing) ?? []), sector]);
  for (const { name: sector, sdl } of sectors) {
    for (const { name, directives, fields } of objectTypes(parse(sdl))) {
      if ((directives ?? []).some(isResolvableKey)) claim(`entity ${name.value}`, sector);
      const isRoot = ['Query', 'Mutation', 'Subscription'].includes(name.value);
      for (const field of isRoot ? (fields ?? []) : []) if (isPublicRoot(field)) claim(`root field ${field.name.value}`, sector);
    }
  }
  return [...owners].filter(([, sectorNames]) => sectorNames.length > 1).map(([thing, names]) => `${thing}: ${names.join(', ')}`);
}

/** Not one of those that federation itself adds, nor one that clients cannot see and `regional` asks of a sector by its address. */
const isPublicRoot = (field: FieldDefinitionNode) => !['_entities', '_service'].includes(field.name.value) && !has(field, 'inaccessible');

describe('the committed schemas', () => {
  let built: readonly SubgraphSdl[];
  beforeAll(async () => {
    const sectors = REGISTRY.sectors.map(async (sector) => ({ name: sector.slug, sdl: (await buildSectorSchema(sector)).sdl }));
    built = [...(await Promise.all(sectors)), { name: 'regional', sdl: (await buildRegionalSchema(REGISTRY, readAreas())).sdl }];
  });

  it('are what the code builds', () => {
    expect(built.map(({ name }) => name)).toEqual(SUBGRAPHS.map(({ name }) => name));
    for (const [index, { name, sdl }] of built.entries())
      expect(sdl === SUBGRAPHS[index]?.sdl, `subgraphs/${name}/schema.graphql`).toBe(true);
  });

  it('compose into the committed supergraph without an error or a hint', () => {
    const composition = compose(built);
    expect('problems' in composition ? composition.problems : []).toEqual([]);
    expect('supergraph' in composition && composition.supergraph === committedSupergraph, 'gateway/supergraph.graphql').toBe(true);
  });

  it('hold no address of a machine', () => {
    const addresses = [...committedSupergraph.matchAll(/@join__graph\(name: "([^"]+)", url: "([^"]*)"\)/g)];
    expect(addresses.map(([, name]) => name).toSorted()).toEqual(subgraphNames(REGISTRY).toSorted());
    for (const [, , url = ''] of addresses) expect(new URL(url).hostname).toMatch(/\.invalid$/);
  });

  it('have every concrete type of every sector behind its interface', () => {
    const schema = buildSchema(committedSupergraph, { assumeValidSDL: true });
    for (const { prefix } of REGISTRY.sectors) {
      for (const entity of ENTITIES) {
        const type = schema.getType(`${prefix}${entity}`);
        expect(isObjectType(type) && type.getInterfaces().map(({ name }) => name), `${prefix}${entity}`).toEqual(
          expect.arrayContaining([entity, 'Node']),
        );
      }
    }
    for (const entity of ENTITIES) {
      const type = schema.getType(entity);
      const names = isInterfaceType(type) ? schema.getPossibleTypes(type).map(({ name }) => name) : [];
      expect(names.toSorted()).toEqual(REGISTRY.sectors.map(({ prefix }) => `${prefix}${entity}`).toSorted());
    }
  });
});

describe('two sectors', () => {
  it('declare neither the same entity nor the same public root field', () => {
    expect(SECTORS).toHaveLength(REGISTRY.sectors.length);
    expect(sharedBySectors(SECTORS)).toEqual([]);
  });

  it.each([
    ['an entity', 'type Ward @key(fields: "id") { id: ID! }', 'entity Ward: vestre-viken, ous'],
    ['another sector’s concrete type', 'type VestreVikenNurse @key(fields: "id moment") { id: ID! }', 'entity VestreVikenNurse: '],
    ['a root field', 'type Query { roster: [String!] @shareable }', 'root field roster: '],
    ['a mutation', 'type Mutation { appoint: Boolean @shareable }', 'root field appoint: '],
  ])('that both declare %s are found', (_what, addition, found) => {
    const both = SECTORS.filter(({ name }) => name === 'vestre-viken' || name === 'ous');
    const broken = both.map(({ name, sdl }) => {
      const addsTwice = addition.includes('VestreViken') && name === 'vestre-viken';
      return { name, sdl: addsTwice ? sdl : `${sdl}\n${addition}` };
    });
    expect(sharedBySectors(broken)).toEqual([expect.stringContaining(found)]);
  });

  it('may declare the same stub, the same value type and the same internal field', () => {
    const harmless = `
      type Ward @key(fields: "id", resolvable: false) { id: ID! }
      type Page @shareable { next: String }
      type Query { _search: Page @shareable @inaccessible }`;
    expect(sharedBySectors(['a', 'b'].map((name) => ({ name, sdl: harmless })))).toEqual([]);
  });
});

/** Rewrites the SDL of one subgraph and composes all. */
function composeWith(subgraph: string, rewrite: (sdl: string) => string): readonly string[] {
  const composition = compose(
    SUBGRAPHS.map(({ name, sdl }) => {
      const rewritten = name === subgraph ? rewrite(sdl) : sdl;
      if (name === subgraph) expect(rewritten).not.toBe(sdl);
      return { name, sdl: rewritten };
    }),
  );
  return 'problems' in composition ? composition.problems : [];
}

/** Changes a field of some types, or takes it away. */
const withField =
  (types: readonly string[], name: string, change: (field: FieldDefinitionNode) => readonly FieldDefinitionNode[]) =>
  (sdl: string): string => {
    const rewrite = <Node extends { readonly name: NameNode; readonly fields?: readonly FieldDefinitionNode[] }>(node: Node): Node =>
      types.includes(node.name.value)
        ? { ...node, fields: (node.fields ?? []).flatMap((field) => (field.name.value === name ? change(field) : [field])) }
        : node;
    return print(visit(parse(sdl), { InterfaceTypeDefinition: rewrite, ObjectTypeDefinition: rewrite }));
  };

const without = (types: readonly string[], name: string) => withField(types, name, () => []);

describe('a subgraph that drifted from the others does not compose', () => {
  it.each([
    ['a field of an interface is gone from it', 'ous', without(['Nurse', 'OusNurse'], 'visibility'), 'visibility'],
    ['a field of an interface is gone from its type', 'ous', without(['OusUnit'], 'serviceType'), 'serviceType'],
    ['a value type is short of a field', 'diakonhjemmet', without(['Contact'], 'phone'), 'phone'],
    [
      'a field has another type',
      'ous',
      withField(['Network', 'OusNetwork'], 'nurseCount', (field) => [{ ...field, type: parseType('String') }]),
      'nurseCount',
    ],
    ['an argument is gone', 'ous', withField(['Network', 'OusNetwork'], 'unitCount', (field) => [{ ...field, arguments: [] }]), 'asOf'],
    ['an enum has a value more', 'vestre-viken', (sdl: string) => sdl.replace('enum Visibility {', 'enum Visibility { SECRET'), 'SECRET'],
    ['a sector declares another one’s type', 'ous', (sdl: string) => sdl.replaceAll('OusNurse', 'LovisenbergNurse'), 'LovisenbergNurse'],
    [
      'a sector declares a public root field of regional',
      'ous',
      (sdl: string) => sdl.replace('type Query {', 'type Query {\n  regions: [String!]'),
      'regions',
    ],
  ])('when %s', (_what, subgraph, rewrite, culprit) => {
    const problems = composeWith(subgraph, rewrite);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.join('\n')).toContain(culprit);
  });
});

describe('the public schema', () => {
  let api: DocumentNode;
  beforeAll(async () => {
    const gateway = await createGateway({
      supergraph: committedSupergraph,
      urlOf: () => 'http://127.0.0.1:9',
      logger: pino({ level: 'silent' }),
      hopSecret: '',
    });
    api = parse(gateway.schema());
    await gateway.close();
  });

  /** Types, fields, arguments and values of a document, as `Type`, `Type.field`, `Type.field(argument:)`. */
  function coordinates(document: DocumentNode, isWanted: (node: Directed) => boolean): string[] {
    const found: string[] = [];
    for (const definition of document.definitions) {
      if (!('name' in definition) || !definition.name || definition.kind === Kind.DIRECTIVE_DEFINITION) continue;
      const type = definition.name.value;
      if (isWanted(definition)) found.push(type);
      for (const member of [
        ...(('fields' in definition && definition.fields) || []),
        ...(('values' in definition && definition.values) || []),
      ]) {
        if (isWanted(member)) found.push(`${type}.${member.name.value}`);
        for (const argument of ('arguments' in member && member.arguments) || [])
          if (isWanted(argument)) found.push(`${type}.${member.name.value}(${argument.name.value}:)`);
      }
    }
    return found;
  }

  it('shows nothing that the supergraph hides', () => {
    const hidden = coordinates(parse(committedSupergraph), (node) => has(node, 'inaccessible'));
    expect(hidden).toEqual(expect.arrayContaining(['Nurse.moment', 'OusNurse.moment', 'Query._searchNurses', 'SectorSearchInput']));
    const shown = new Set(coordinates(api, () => true));
    expect(shown).toContain('Nurse.name');
    expect(hidden.filter((coordinate) => shown.has(coordinate))).toEqual([]);
  });

  it('has no name that is internal, and no trace of federation', () => {
    const names: string[] = [];
    visit(api, { Name: ({ value }) => void names.push(value) });
    expect(names.filter((name) => /^_|__|^moment$|^SectorSearch/.test(name))).toEqual([]);
  });

  it('offers queries and mutations', () => {
    const types = new Set(objectTypes(api).map(({ name }) => name.value));
    expect(['Query', 'Mutation', 'Subscription'].filter((name) => types.has(name))).toEqual(['Query', 'Mutation']);
  });
});
