import { isObject } from '../read-answer.js';
import type { DataVersion } from '../setting.js';

/** Whether a content type is one in which GraphQL answers. */
export const isJson = (contentType: string | undefined): boolean =>
  contentType !== undefined && /^application\/(?:graphql-response\+)?json\s*(?:;|$)/i.test(contentType);

/** Reads what `/data-version` tells; null if it is no version. */
export function readVersion(text: string): DataVersion | null {
  try {
    const value: unknown = JSON.parse(text);
    const isVersion = isObject(value) && typeof value.version === 'string' && typeof value.changedAt === 'string';
    return isVersion ? (value as unknown as DataVersion) : null;
  } catch {
    return null;
  }
}
