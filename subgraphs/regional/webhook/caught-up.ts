import type { WebhookState } from './webhook.repository.js';

/** Which receivers have been told everything that there is: those need not be looked after until data change. */
export class CaughtUp {
  /** What the data and the receiver's record were then, by its id. */
  private readonly at = new Map<string, string>();

  /**
   * Whether there may be something new for a receiver.
   * @param versions of the data of all owners; null if one does not say: then nothing is known to be unchanged
   */
  mayHaveNews({ row }: Pick<WebhookState, 'row'>, versions: string | null): boolean {
    return versions === null || this.at.get(row.webhookId) !== `${row.version} ${versions}`;
  }

  /** Notes that there was nothing more for it, with the data at these versions or newer ones. */
  note({ row }: Pick<WebhookState, 'row'>, versions: string | null): void {
    if (versions !== null) this.at.set(row.webhookId, `${row.version} ${versions}`);
  }

  /** Forgets all receivers but some. */
  keepOnly(webhookIds: readonly string[]): void {
    for (const webhookId of this.at.keys()) if (!webhookIds.includes(webhookId)) this.at.delete(webhookId);
  }
}

/** One text for the versions of all owners and the day; null if one is not known. */
export const joinVersions = (versions: readonly (string | null | undefined)[], day: string): string | null =>
  versions.every((version) => typeof version === 'string') ? [...versions, day].join(' ') : null;
