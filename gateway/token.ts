import { parseArgs } from 'node:util';
import { readConfig } from '../shared/config.js';
import { readGrant } from '../shared/identity/grant-words.js';
import { openIdentity } from '../shared/identity/open-identity.js';
import { REGISTRY } from '../shared/sectors.js';
import { runMain, StartError } from '../shared/subgraph/errors.js';
import { subgraphNames } from '../shared/subgraph-names.js';

const USAGE =
  'npm run -s token -- --role <role> [--network <slug>] [--unit <id>] [--nurse <id>] [--sector <slug>] [--subject <name>] [--hours 8]';

/** `npm run token`: prints a token of the development issuer, with one grant. */
await runMain(async () => {
  const config = readConfig(process.env, subgraphNames(REGISTRY));
  if (config.identity.mode === 'production' || config.identity.issuer !== null)
    throw new StartError(
      'tokens of this machine are for development only: MODE=production or ISSUER is set, so get one from the real issuer.',
    );
  const { subject, hours, ...words } = readArguments();
  const lifetime = Number(hours);
  if (!(lifetime > 0 && lifetime <= 24 * 365))
    throw new StartError(`--hours is "${hours}", but must be a number above 0 and at most 8760.`);
  const grant = readGrant(words, REGISTRY);
  const { developmentIssuer } = await openIdentity(config.identity);
  if (!developmentIssuer) throw new Error('there is no development issuer');
  const token = await developmentIssuer.sign({ subject: subject ?? `development ${grant.role}`, grants: [grant] }, lifetime * 3_600);
  process.stdout.write(`${token}\n`);
});

function readArguments() {
  const text = { type: 'string' } as const;
  try {
    const options = { role: text, sector: text, network: text, unit: text, nurse: text, subject: text, hours: { ...text, default: '8' } };
    return parseArgs({ options }).values;
  } catch (error) {
    throw new StartError(`${(error as Error).message.split('\n')[0]} Usage: ${USAGE}`);
  }
}
