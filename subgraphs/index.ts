import type { SectorRows } from '../shared/sector/rows.js';
import * as diakonhjemmet from './diakonhjemmet/index.js';
import * as lovisenberg from './lovisenberg/index.js';
import * as ous from './ous/index.js';
import * as vestreViken from './vestre-viken/index.js';

/** What a sector folder declares. */
export interface SectorFolder {
  readonly slug: string;
  readonly demo: () => SectorRows;
}

/** The sector folders; a new sector is added here and in the registry. */
export const SECTOR_FOLDERS: readonly SectorFolder[] = [vestreViken, lovisenberg, diakonhjemmet, ous];
