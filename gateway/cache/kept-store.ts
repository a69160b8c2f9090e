/** Where several processes keep what each may give again. Never fails: what it cannot do now, it does not do. */
export interface KeptStore {
  /** What is kept under a key; null if nothing is, or it cannot be had now. */
  get(key: string): Promise<string | null>;
  /** @param seconds for how long it is worth keeping */
  set(key: string, text: string, seconds: number): void;
  close(): Promise<void>;
}
