/**
 * Runs the README's start command on a free port, makes one query over all sectors, and stops it again.
 * Usage: node .ci/smoke.mjs <folder for the databases>
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const PROMISED_MS = 5_000;
const QUERY = '{ networks { slug nurseCount } nurses(first: 50) { totalCount complete edges { node { id name network { slug } } } } }';

const port = await freePort();
const url = `http://127.0.0.1:${port}`;
const begun = performance.now();
// A group of its own, so that npm and what it starts end together.
const server = spawn('npm', ['start'], {
  env: { ...process.env, PORT: String(port), DATA_DIR: process.argv[2] },
  stdio: ['ignore', 'pipe', 'pipe'],
  detached: true,
});
let log = '';
for (const stream of [server.stdout, server.stderr]) stream.on('data', (chunk) => (log += chunk));
try {
  while (!(await isReady())) {
    if (server.exitCode !== null) throw new Error('npm start ended by itself');
    if (performance.now() - begun > 60_000) throw new Error('npm start is not ready after a minute');
    await sleep(50);
  }
  const took = Math.round(performance.now() - begun);
  // Told, not judged: a busy machine must not decide.
  console.log(`ready after ${took} ms${took > PROMISED_MS ? ': LATER than promised' : ''}`);

  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: QUERY }),
  });
  const { data, errors } = await response.json();
  const filled = data?.networks.filter(({ nurseCount }) => nurseCount > 0).length;
  if (errors || filled !== 7 || !data.nurses.complete || data.nurses.edges.length !== 50)
    throw new Error(`wrong answer: ${JSON.stringify({ data, errors })}`);
  console.log(`one query over all sectors: ${filled} networks, ${data.nurses.totalCount} persons`);
} catch (error) {
  console.error(log);
  console.error(String(error));
  process.exitCode = 1;
} finally {
  if (server.exitCode === null) {
    process.kill(-server.pid, 'SIGTERM');
    await once(server, 'exit');
  }
}

async function isReady() {
  try {
    return (await fetch(`${url}/health/ready`)).ok;
  } catch {
    return false;
  }
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  return port;
}
