import { randomUUID } from 'node:crypto';
import { REGISTRY } from '../../shared/sectors.js';
import type { AnswerError, TestGraph } from './test-graph.js';

/** Why a change was refused. */
export interface UserError {
  readonly code: string;
  readonly field: string | null;
  readonly message: string;
  readonly currentVersion: number | null;
}

/** What a change gave. */
export interface Changed<Result> {
  readonly result: Result | null;
  readonly userErrors: readonly UserError[] | null;
  readonly errors: readonly AnswerError[] | undefined;
  /** Codes of `errors`. */
  readonly codes: readonly unknown[];
}

/** A change to be made. */
export interface Change {
  /** Slug of the owner, or `regional`. */
  readonly owner: string;
  /** Verb and noun, for example `appoint Nurse`. */
  readonly name: string;
  /** Field of the payload and what to select of it, for example `appointment { id version }`. */
  readonly select: string;
  readonly input: object;
  readonly as?: string;
  readonly language?: string;
}

/** Makes a change through the gateway, with a new idempotency key unless the input has one. */
export async function change<Result = Record<string, unknown>>(
  graph: Pick<TestGraph, 'query'>,
  { owner, name, select, input, as, language }: Change,
): Promise<Changed<Result>> {
  const [verb = '', noun = ''] = name.split(' ');
  const prefix = REGISTRY.sectors.find(({ slug }) => slug === owner)?.prefix ?? '';
  const field = `${verb}${prefix}${noun}`;
  const type = `${verb.charAt(0).toUpperCase()}${verb.slice(1)}${noun}Input`;
  const { data, errors } = await graph.query<Record<string, (Record<string, Result> & { userErrors: UserError[] }) | null>>(
    `mutation($input: ${type}!) { ${field}(input: $input) { ${select} userErrors { code field message currentVersion } } }`,
    { input: { idempotencyKey: randomUUID(), ...input } },
    { ...(as === undefined ? {} : { as }), ...(language === undefined ? {} : { language }) },
  );
  const payload = data?.[field] ?? null;
  const [object = ''] = select.trim().split(/\W/);
  return {
    result: payload?.[object] ?? null,
    userErrors: payload?.userErrors ?? null,
    errors,
    codes: errors?.map(({ extensions }) => extensions.code) ?? [],
  };
}
