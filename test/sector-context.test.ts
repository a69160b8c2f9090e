import { describe, expect, it } from 'vitest';
import { createContext, type SectorParts } from '../shared/sector/create-context.js';

/** Without a database: loaders ask it only when something is loaded. */
const PARTS = { sector: { slug: 'ous', networks: [] }, database: { read: {} } } as unknown as SectorParts;
const CALL = { requestId: 'test', caller: null, authorization: null, language: null };

describe('the context of a request to a sector', () => {
  it('has one set of loaders for the whole request, so that they gather what is asked', async () => {
    const context = await createContext(PARTS, CALL);
    expect(context.loaders.nurse).toBe(context.loaders.nurse);
    expect({ ...context }.loaders).toBe(context.loaders);
  });

  it('shares them with no other request', async () => {
    const [one, other] = [await createContext(PARTS, CALL), await createContext(PARTS, CALL)];
    expect(one.loaders.nurse).not.toBe(other.loaders.nurse);
  });
});
