import { mustBeVersion, optionalLine } from '../../command/read-input.js';
import { Refusal } from '../../command/user-error.js';
import { newId, record } from '../../command/versions.js';
import { amend } from '../change/amend.js';
import { type SectorCommand, type SectorWork } from '../change/sector-work.js';
import { mustCoordinateOwn, readDays } from '../unit/unit.rules.js';
import { OperatorVersion } from './operator.entity.js';
import { SetOperatorInput } from './operator.input.js';
import { OPERATOR } from './operator.result.js';

/** Says who runs a network. */
export const setOperator: SectorCommand<SetOperatorInput> = {
  verb: 'set',
  noun: 'Operator',
  description: 'Says who runs a network’s daily work from a day on, or that the place is vacant (nettverksdrifter). For its coordinator.',
  roles: ['COORDINATOR', 'REGION_EDITOR'],
  Input: SetOperatorInput,
  result: OPERATOR,
  async run(input, work) {
    const { network, rotates } = input;
    mustCoordinateOwn(work, network);
    const name = optionalLine(input.name, 'name');
    const { from, to } = readDays(input);
    const before = input.operatorId == null ? [] : await statesOf(work, input.operatorId, input);
    await amend(work, OperatorVersion, before, { from, to: null }, null);
    const operatorId = input.operatorId ?? newId(work, 'operator');
    const demo = before.some((state) => state.demo);
    await record(work, OperatorVersion, { operatorId, network, name, rotates, validFrom: from, validTo: to, demo });
    return { objectId: operatorId, network };
  },
};

/**
 * The believed states of a place.
 * @throws Refusal NOT_FOUND if the network has no such place, EMPTY or STALE_VERSION
 */
async function statesOf({ db }: SectorWork, operatorId: string, { network, expectedVersion }: SetOperatorInput) {
  const states = await db
    .selectFrom('operatorVersion')
    .selectAll()
    .where('operatorId', '=', operatorId)
    .where('network', '=', network)
    .where('supersededAt', 'is', null)
    .orderBy('validFrom')
    .execute();
  if (states.length === 0) throw new Refusal('NOT_FOUND', 'operatorId');
  if (expectedVersion == null) throw new Refusal('EMPTY', 'expectedVersion');
  mustBeVersion(expectedVersion, Math.max(...states.map(({ version }) => version)));
  return states.map((state) => ({ ...state, rotates: Boolean(state.rotates), demo: Boolean(state.demo) }));
}
