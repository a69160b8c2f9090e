import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Kysely } from 'kysely';
import { Field, ID, InputType, Int } from 'type-graphql';
import type { Grant } from '../identity/grants.js';
import type { Role } from '../identity/roles.js';
import type { SubgraphCall } from '../subgraph/caller.js';
import type { Database } from '../subgraph/database.js';
import type { MomentKey } from '../subgraph/moment-loader.js';
import type { PublicTables } from './public-facts.js';

/** What every command's input has. */
@InputType({ description: 'What every change carries.' })
export abstract class CommandInput {
  @Field(() => ID, {
    description:
      'A key of your own choice, new for every change (a UUID, say): if the answer is lost, send the same again with the same key, and it is done once.',
  })
  idempotencyKey!: string;
}

/** What the input of a command that changes something has. */
@InputType({ description: 'What a change of something that is there carries.' })
export abstract class ChangeInput extends CommandInput {
  @Field(() => Int, {
    description: 'The `version` of the object as you read it; if somebody has changed it since, your change is refused.',
  })
  expectedVersion!: number;
}

/** The transaction of one command. */
export interface Work<Tables> {
  /** For writes. */
  readonly em: SqlEntityManager;
  /** For reads within the transaction. */
  readonly db: Kysely<Tables>;
  /** The instant that everything written here carries: later than that of any change before. */
  readonly now: string;
}

/** Who acts, by the grants that hold within the transaction. */
export interface Acting {
  readonly viewer: { readonly grants: readonly Grant[] };
  /** What of the owner's tables is public: what a command changes of it goes into the journal. */
  readonly publicTables: PublicTables;
}

/** What a command did. */
export interface Done {
  /** Id of the object that the answer shows. */
  readonly objectId: string;
  /** Id of the person in the roster whom it concerned, for the audit, where she becomes a pseudonym. */
  readonly person?: string | null;
  /** The same, where it concerned several: each gets a line of her own. */
  readonly persons?: readonly string[];
  readonly network?: string | null;
}

/** What commands show in their answers: `{ <field>: <type>, userErrors }`. */
export interface ResultType<Context> {
  /** Name of the payload without `Payload`, for example `Appointment`. */
  readonly name: string;
  readonly field: string;
  readonly type: () => abstract new () => object;
  readonly description: string;
  /** The object at a moment; null if it is not known then. */
  load(key: MomentKey, context: Context): Promise<object | null>;
}

/** A change that somebody may ask for: `<verb><Sector><Noun>` in the schema. */
export interface Command<Context, W, Input extends CommandInput = CommandInput> {
  readonly verb: string;
  readonly noun: string;
  readonly description: string;
  /** Roles that open it: whoever has none of them is refused, whatever the input. Which of their objects it takes is for `run`. */
  readonly roles: readonly Role[];
  readonly Input: abstract new () => CommandInput;
  readonly result: ResultType<Context>;
  /** A step of something that `regional` does with several owners: hidden from clients and named alike at every owner. */
  readonly internal?: true;
  /**
   * Does it, within the transaction.
   * @throws Refusal if it cannot be done; GraphQLError FORBIDDEN if the caller may not
   */
  run(input: Input, work: W, context: Context): Promise<Done>;
}

/** What commands need of a request's context. */
export interface CommandContext<Tables> {
  readonly call: SubgraphCall;
  readonly database: Pick<Database<Tables>, 'write'>;
}
