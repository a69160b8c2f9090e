/** A setting that is a text: a name, an address, a folder. */
export interface TextSetting {
  /** Environment variable. */
  readonly variable: string;
  /** What holds where it is not set; empty for nothing. */
  readonly default: string;
  /** For operators. */
  readonly description: string;
}

/** Settings by the name that the program has for them. */
export type TextSettings = Readonly<Record<string, TextSetting>>;
