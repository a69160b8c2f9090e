import type { Environment } from './environment.js';

/** A setting that is a whole number. */
export interface NumberSetting {
  /** Environment variable. */
  readonly variable: string;
  readonly default: number;
  /** What is counted, as in "10000 ms"; empty where the description says it. */
  readonly unit: string;
  readonly smallest: number;
  readonly largest: number;
  /** For operators: what it bounds, and what happens beyond. */
  readonly description: string;
}

/** Settings by the name that the program has for them. */
export type NumberSettings = Readonly<Record<string, NumberSetting>>;

/** What such settings are set to. */
export type Numbers<Settings extends NumberSettings> = { readonly [Name in keyof Settings]: number };

/**
 * Reads numbers from the environment; what is not set, is as usual.
 * @param problems takes what is wrong
 */
export function readNumbers<Settings extends NumberSettings>(
  settings: Settings,
  environment: Environment,
  problems: string[],
): Numbers<Settings> {
  const read = ({ variable, default: usual, smallest, largest }: NumberSetting): number => {
    const text = environment[variable];
    if (!text) return usual;
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= smallest && value <= largest) return value;
    problems.push(`${variable} is "${text}", but must be a whole number from ${smallest} to ${largest}`);
    return usual;
  };
  return Object.fromEntries(Object.entries(settings).map(([name, setting]) => [name, read(setting)])) as Numbers<Settings>;
}
