import type { Acting, Command, CommandInput, Work } from '../../command/command.js';
import { type Binding, checkBound } from '../grant/grant.rules.js';
import { SECTOR_FACTS } from '../mirror/public-facts.js';
import type { SectorContext } from '../sector-context.js';
import type { SectorTables } from '../tables.js';
import { readViewer, type Viewer } from '../viewer/viewer.js';

/** The transaction of a sector's command. */
export interface SectorWork extends Work<SectorTables>, Pick<Acting, 'publicTables'> {
  /** Who asks, by the grants that hold within this transaction: one that was just taken away counts no more. */
  readonly viewer: Viewer;
  readonly sector: SectorContext['sector'];
  readonly areas: SectorContext['areas'];
  readonly registry: SectorContext['registry'];
  /** @throws Refusal if this sector does not know what a role is bound to */
  checkBound(binding: Binding): Promise<void>;
}

/** A command of a sector. */
export type SectorCommand<Input extends CommandInput = never> = Command<SectorContext, SectorWork, Input>;

/** Makes a transaction into what a sector's commands work with. */
export async function openSectorWork(work: Work<SectorTables>, { call, sector, areas, registry }: SectorContext): Promise<SectorWork> {
  return {
    ...work,
    viewer: await readViewer(work.db, call.caller, sector),
    sector,
    areas,
    registry,
    publicTables: SECTOR_FACTS,
    checkBound: (binding) => checkBound(work.db, binding, sector),
  };
}
