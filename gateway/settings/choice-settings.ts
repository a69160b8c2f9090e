import type { Environment } from '../../shared/config.js';

/** A setting with few possible values; the first is the default. */
export interface ChoiceSetting {
  /** Environment variable. */
  readonly variable: string;
  readonly choices: readonly [string, ...string[]];
  /** For operators. */
  readonly description: string;
}

/** What the gateway can do in one way or another. */
export const CHOICE_SETTINGS = {
  executor: {
    variable: 'EXECUTOR',
    choices: ['own', 'apollo'],
    description: 'What runs the plans: `own`, or `apollo` for the executor of @apollo/gateway, which is slower and has less exact errors.',
  },
  introspection: {
    variable: 'INTROSPECTION',
    choices: ['on', 'off'],
    description: '`off` refuses `__schema` and `__type`; `__typename` stays.',
  },
} as const satisfies Readonly<Record<string, ChoiceSetting>>;

/**
 * Reads a choice from the environment.
 * @param problems takes what is wrong
 */
export function readChoice<Choice extends string>(
  { variable, choices }: { readonly variable: string; readonly choices: readonly [Choice, ...Choice[]] },
  environment: Environment,
  problems: string[],
): Choice {
  const text = environment[variable] || choices[0];
  const chosen = choices.find((choice) => choice === text);
  if (chosen === undefined) problems.push(`${variable} is "${text}", but must be ${choices.join(' or ')}`);
  return chosen ?? choices[0];
}
