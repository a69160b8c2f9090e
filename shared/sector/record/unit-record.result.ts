import type { ResultType } from '../../command/command.js';
import type { SectorContext } from '../sector-context.js';
import { presentUnit } from '../unit/unit.type.js';
import { Acknowledgement, presentAcknowledgement } from './acknowledgement.type.js';
import { presentAdoption, ToolAdoption } from './tool-adoption.type.js';

/** Commands whose answer shows a unit's use of a tool. */
export const TOOL_ADOPTION: ResultType<SectorContext> = {
  name: 'ToolAdoption',
  field: 'toolAdoption',
  type: () => ToolAdoption,
  description: 'The state as it stands after the change; null once it is withdrawn.',
  load: async (key, context) => {
    const row = await context.loaders.toolAdoption.load(key);
    return row && presentAdoption(row, await scopeOf(row.unitId, key.moment, context));
  },
};

/** Commands whose answer shows a receipt. */
export const ACKNOWLEDGEMENT: ResultType<SectorContext> = {
  name: 'Acknowledgement',
  field: 'acknowledgement',
  type: () => Acknowledgement,
  description: 'The receipt.',
  load: async (key, context) => {
    const row = await context.loaders.acknowledgement.load(key);
    return row && presentAcknowledgement(row, await scopeOf(row.unitId, key.moment, context));
  },
};

async function scopeOf(unitId: string, moment: string, { loaders, sector }: SectorContext) {
  const unit = await loaders.unit.load({ id: unitId, moment });
  if (unit === null) throw new Error(`something is recorded about the unknown unit ${unitId}`);
  return presentUnit(unit, sector.prefix, moment).scope;
}
