import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Whether processes can be looked at here. */
export const canSeeProcesses = existsSync('/proc/self/environ');

/** Ids of the planning processes of this process. */
export function planningChildren(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter(
      (id) => read(id, 'stat').replace(/.*\) /, '').split(' ')[1] === String(process.pid) && read(id, 'cmdline').includes('planning-child'),
    )
    .map(Number);
}

/** The environment that a process was started with, as `NAME=value`. */
export const environmentOf = (id: number): string[] => read(String(id), 'environ').split('\0').filter(Boolean);

/** Empty if it is gone by now. */
function read(id: string, file: string): string {
  try {
    return readFileSync(`/proc/${id}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
