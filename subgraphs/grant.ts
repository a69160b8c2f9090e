// TypeGraphQL asks for it before anything else that brings it is loaded.
import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { presentRefusal, Refusal } from '../shared/command/user-error.js';
import { readConfig } from '../shared/config.js';
import { readGrant } from '../shared/identity/grant-words.js';
import { isRole } from '../shared/identity/grants.js';
import { SECTOR_ENTITIES } from '../shared/sector/entities.js';
import { checkBound } from '../shared/sector/grant/grant.rules.js';
import { grantByOperator } from '../shared/sector/grant/grant-by-operator.js';
import { SECTOR_MIGRATIONS } from '../shared/sector/migrations.js';
import type { SectorTables } from '../shared/sector/tables.js';
import { REGISTRY } from '../shared/sectors.js';
import { openDatabase } from '../shared/subgraph/database.js';
import { runMain, StartError } from '../shared/subgraph/errors.js';
import { subgraphNames } from '../shared/subgraph-names.js';
import { REGIONAL_ENTITIES, type RegionalTables } from './regional/entities.js';
import { REGIONAL_MIGRATIONS } from './regional/migrations.js';

const USAGE =
  'npm run -s grant -- --role <role> --subject <hpr:… | sub:issuer|subject> --sector <slug> [--network <slug>] [--unit <id>] [--nurse <id>]';

/** `npm run grant`: grants a role in an owner's own records, from the machine that the owner's database is on. */
await runMain(async () => {
  const config = readConfig(process.env, subgraphNames(REGISTRY));
  const { subject, ...words } = readArguments();
  if (!subject) throw new StartError(`--subject is missing. Usage: ${USAGE}`);
  const { sector: name, role, network, unit: unitId, nurse: nurseId } = readGrant(words, REGISTRY);
  if (name === null || !isRole(role)) throw new StartError(`Usage: ${USAGE}`);
  const input = { subject, role, network, unitId, nurseId };
  const sector = REGISTRY.sectors.find(({ slug }) => slug === name);
  const open = { name, location: config.databaseOf(name) };
  try {
    if (sector) {
      const database = await openDatabase<SectorTables>({ ...open, entities: SECTOR_ENTITIES, migrations: SECTOR_MIGRATIONS });
      const id = await grantByOperator(database, name, input, (db, binding) => checkBound(db, binding, sector)).finally(() =>
        database.close(),
      );
      process.stdout.write(`${id}\n`);
    } else {
      const database = await openDatabase<RegionalTables>({ ...open, entities: REGIONAL_ENTITIES, migrations: REGIONAL_MIGRATIONS });
      const id = await grantByOperator(database, name, input, async () => undefined).finally(() => database.close());
      process.stdout.write(`${id}\n`);
    }
  } catch (error) {
    throw error instanceof Refusal ? new StartError(presentRefusal(error, 'en').message) : error;
  }
});

function readArguments() {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ options: { role: text, sector: text, network: text, unit: text, nurse: text, subject: text } }).values;
  } catch (error) {
    throw new StartError(`${(error as Error).message.split('\n')[0]} Usage: ${USAGE}`);
  }
}
