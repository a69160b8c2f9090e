import { Field, ObjectType, Query, Resolver } from 'type-graphql';
import { describe, expect, it } from 'vitest';
import { buildSectorSchema } from '../shared/sector/create-sector-subgraph.js';
import { REGISTRY } from '../shared/sectors.js';
import { Access } from '../shared/subgraph/access.js';
import { buildFederatedSchema } from '../shared/subgraph/build-schema.js';

@ObjectType({ description: 'Has a field of which nobody said who may read it.' })
class Forgotten {
  @Access('PUBLIC')
  @Field(() => String, { description: 'Declared.' })
  open!: string;

  @Field(() => String, { description: 'Not declared.' })
  undeclared!: string;
}

@Access('RESTRICTED')
@ObjectType({ description: 'Declares a class for all its fields.' })
class Declared {
  @Field(() => String, { description: 'Of the class of its type.' })
  plain!: string;

  @Access('NETWORK')
  @Field(() => String, { description: 'Of its own.' })
  own!: string;
}

@Resolver()
class ForgetfulResolver {
  @Access('PUBLIC')
  @Query(() => Forgotten, { description: 'One.' })
  forgotten(): Forgotten {
    return { open: '', undeclared: '' };
  }

  @Query(() => String, { description: 'A root field of which nobody said who may read it.' })
  bare(): string {
    return '';
  }
}

@Resolver()
class CarefulResolver {
  @Access('PUBLIC')
  @Query(() => Declared, { nullable: true, description: 'One.' })
  declared(): Declared | null {
    return null;
  }
}

const build = (resolver: new () => object) =>
  buildFederatedSchema<object>({ resolvers: [resolver], types: [], references: {}, mayRead: async () => false });

describe('a field', () => {
  it('without a class stops the build of the schema, which names it', async () => {
    await expect(build(ForgetfulResolver)).rejects.toThrow(/declare no access class: (?=.*Forgotten\.undeclared)(?=.*Query\.bare)/);
    await expect(build(ForgetfulResolver)).rejects.not.toThrow(/Forgotten\.open/);
  });

  it('has the class of its type, unless it declares its own', async () => {
    const { access } = await build(CarefulResolver);
    expect(Object.fromEntries(access)).toEqual({ 'Declared.plain': 'RESTRICTED', 'Declared.own': 'NETWORK', 'Query.declared': 'PUBLIC' });
  });
});

describe('the schemas of the four sectors', () => {
  it('declare the same classes: who is walked in one is walked in all', async () => {
    const [first, ...others] = await Promise.all(
      REGISTRY.sectors.map(async (sector) => {
        const { access } = await buildSectorSchema(sector);
        const alike = (field: string) => (field.startsWith(sector.prefix) ? `Sector${field.slice(sector.prefix.length)}` : field);
        // Mutations have no class: a command says for itself who may.
        return [...access].flatMap(([field, found]) => (field.startsWith('Mutation.') ? [] : `${alike(field)} ${found}`)).toSorted();
      }),
    );
    expect(first?.length).toBeGreaterThan(200);
    expect(first?.filter((line) => !/ (PUBLIC|NETWORK|RESTRICTED)$/.test(line))).toEqual([]);
    for (const other of others) expect(other).toEqual(first);
  });
});
