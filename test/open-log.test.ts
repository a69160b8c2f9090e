import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { compileSources } from './kit/compile.js';

const LINES = 500;

let openLog: string;
beforeAll(() => {
  openLog = JSON.stringify(join(compileSources(), 'shared', 'open-log.js'));
}, 240_000);

/** What programs wrote that share one output, a pipe, line by line; `until` decides when the first that writes is ended. */
async function outputOf(programs: readonly string[], until: (output: string) => boolean = () => false) {
  // One pipe for all of them, which is read late: they write at once when it is full.
  const script = programs.map((_, index) => `"$NODE" --input-type=module --eval "$PROGRAM_${index}" <&3 &`).join(' ');
  const environment = Object.fromEntries(
    programs.map((program, index) => [
      `PROGRAM_${index}`,
      `const { openLog } = await import(${openLog}); const log = openLog('info'); ${program}`,
    ]),
  );
  const child = spawn('sh', ['-c', `exec 3<&0; { ${script} wait; } | { sleep 0.5; cat; }`], {
    env: { ...process.env, ...environment, NODE: process.execPath },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  let output = '';
  for await (const chunk of child.stdout) {
    output += String(chunk);
    if (until(output)) child.stdin.end();
  }
  return output.split('\n').filter(Boolean);
}
const manyLines = (name: string) =>
  `for (let n = 0; n < ${LINES}; n++) log.info({ name: '${name}', n, text: 'æ'.repeat(n % 300) }, 'line');`;

describe('the log', () => {
  for (const [how, end] of [
    ['by itself', ''],
    ['at once', 'process.exit(3);'],
    ['by an error that nobody caught', "process.nextTick(() => { throw new Error('uncaught') });"],
  ])
    it(`has every line of a process that ends ${how}`, async () => {
      const lines = (await outputOf([manyLines('one') + end])).map((line) => JSON.parse(line));
      expect(lines.map(({ n }) => n)).toEqual(Array.from({ length: LINES }, (_, n) => n));
    });

  it('does not wait for more lines', async () => {
    // Ends only when somebody has read the line.
    const lines = await outputOf(["process.stdin.resume().on('end', () => process.exit(0)); log.info('only line');"], (output) =>
      output.includes('only line'),
    );
    expect(lines).toHaveLength(1);
  });

  it.each(['warn', 'error'])('has a line of level %s, and all before it, of a process that is killed in the same moment', async (level) => {
    const lines = await outputOf([
      `log.info('one'); log.info('two'); log.${level}('three'); log.info('four'); process.kill(process.pid, 'SIGKILL');`,
    ]);
    expect(lines.map((line) => JSON.parse(line).msg)).toEqual(['one', 'two', 'three']);
  });

  it('keeps lines of processes apart that share an output', async () => {
    const names = ['one', 'two', 'three'];
    const lines = (await outputOf(names.map(manyLines))).map((line) => JSON.parse(line));
    for (const name of names)
      expect(lines.filter((line) => line.name === name).map(({ n }) => n)).toEqual(Array.from({ length: LINES }, (_, n) => n));
  });

  it.skipIf(process.platform !== 'linux')('that cannot be written ends nothing', async () => {
    const program = `const { openLog } = await import(${openLog}); const log = openLog('info');
      ${manyLines('one')} log.warn('warning'); process.stdout.write('words'); setTimeout(() => process.exit(7), 300);`;
    const full = openSync('/dev/full', 'w');
    const child = spawn(process.execPath, ['--input-type=module', '--eval', program], { stdio: ['ignore', full, 'pipe'] });
    const [said, [code]] = await Promise.all([child.stderr?.toArray(), once(child, 'exit')]);
    closeSync(full);
    expect({ code, said }).toEqual({ code: 7, said: [] });
  });
});
