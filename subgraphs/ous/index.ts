import { generateRoster } from '../../shared/sector/demo/generate-roster.js';
import type { SectorRows } from '../../shared/sector/rows.js';
import { demoRoster } from './demo.js';

/** Slug in the registry. */
export const slug = 'ous';

/** The invented roster; the real one is not public. */
export const demo = (): SectorRows => generateRoster(demoRoster);
