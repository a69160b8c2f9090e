import { Arg, Ctx, Directive, Extensions, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import { Access } from '../subgraph/access.js';
import type { CommandTables } from './command.entities.js';
import type { Acting, Command, CommandContext, CommandInput, ResultType, Work } from './command.js';
import { runCommand } from './run-command.js';
import { UserError } from './user-error.js';

/** How one owner's commands become mutations. */
export interface MutationOptions<Tables, Context, W extends Acting> {
  /** Part of the names between verb and noun, for example `Ous`; empty for `regional`. */
  readonly prefix: string;
  readonly commands: readonly Command<Context, W, never>[];
  readonly open: (work: Work<Tables>, context: Context) => Promise<W>;
}

/** Payload classes by result: TypeGraphQL's store knows each name once. */
const payloads = new WeakMap<ResultType<never>, new () => object>();

/**
 * The resolver class of an owner's mutations: one root field a command, named `<verb><Sector><Noun>`, so that mutations for several
 * owners in one request run one after the other.
 */
export function createMutations<Tables extends CommandTables, Context extends CommandContext<Tables>, W extends Acting>({
  prefix,
  commands,
  open,
}: MutationOptions<Tables, Context, W>): new () => object {
  @Resolver()
  class Mutations {}
  for (const command of commands) {
    const name = nameOf(command, prefix);
    const run = (input: CommandInput, context: Context) =>
      runCommand(command as Command<Context, W, CommandInput>, name, input, context, open);
    Object.defineProperty(Mutations.prototype, name, { value: run, configurable: true, writable: true });
    Arg('input', () => command.Input as never, { description: 'What is to be done.' })(Mutations.prototype, name, 0);
    Ctx()(Mutations.prototype, name, 1);
    const payload = payloadOf(command.result as ResultType<never>, command.internal);
    Mutation(() => payload, { nullable: true, description: command.description })(Mutations.prototype, name, {});
    Extensions({ access: 'RESTRICTED' })(Mutations.prototype, name, {});
    if (command.internal) for (const directive of INTERNAL) Directive(directive)(Mutations.prototype, name, {});
  }
  return Mutations;
}

const INTERNAL = ['@inaccessible', '@shareable'];

/** Name of a command's mutation, for example `appointOusNurse`; of an internal one, for example `_startTransfer`. */
export const nameOf = ({ verb, noun, internal }: Pick<Command<never, never>, 'verb' | 'noun' | 'internal'>, prefix: string): string =>
  internal ? `_${verb}${noun}` : `${verb}${prefix}${noun}`;

function payloadOf(result: ResultType<never>, internal?: true): new () => object {
  const known = payloads.get(result);
  if (known) return known;

  @Directive('@shareable')
  @Access('PUBLIC')
  @ObjectType(`${result.name}Payload`, { description: 'What a change gave: the object, or why it was refused.' })
  class Payload {
    @Field(() => [UserError], { description: 'Why it was refused; empty if it was done.' })
    userErrors!: UserError[];
  }
  if (internal) Directive('@inaccessible')(Payload);
  Field(result.type as never, { nullable: true, description: result.description })(Payload.prototype, result.field);
  payloads.set(result, Payload);
  return Payload;
}
