import type { Environment } from './environment.js';

/** A setting with few possible values; the first is the default. */
export interface ChoiceSetting {
  /** Environment variable. */
  readonly variable: string;
  readonly choices: readonly [string, ...string[]];
  /** For operators. */
  readonly description: string;
}

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
