import { existsSync, readFileSync } from 'node:fs';

/** A clock tick of the kernel, in which it tells the CPU time of ended processes. */
const TICK_MS = 10;

/** CPU time of a work in milliseconds: in all, and what of it the database server used. */
export interface Cpu {
  readonly total: number;
  readonly server: number;
}

/**
 * Measures the CPU time, user and system, that this process and all processes of a PostgreSQL server use. Linux only: nothing else tells
 * it of other processes. Running ones are told to the nanosecond (`schedstat`), ended ones to a tick.
 * @param postmaster the server's first process
 * @returns does a work and tells what it took; to look at the server is not counted
 */
export function createCpuMeter(postmaster: number): (work: () => Promise<unknown>) => Promise<Cpu> {
  const server = () => {
    return [String(postmaster), ...childrenOf(postmaster)].reduce((sum, pid) => sum + running(pid), ended(postmaster));
  };
  return async (work) => {
    const serverBefore = server();
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    const used = server() - serverBefore;
    return { total: (user + system) / 1_000 + used, server: used };
  };
}

/** The processes that a process has started and that still run; none where the system does not tell (it must be Linux). */
export function childrenOf(parent: number): string[] {
  const file = `/proc/${parent}/task/${parent}/children`;
  return existsSync(file) ? readFileSync(file, 'utf8').split(' ').filter(Boolean) : [];
}

/** CPU time of all processes that a process has started, those that have ended too, with all their threads; milliseconds, to a tick; Linux only, else 0. */
export function cpuOfChildren(parent: number): number {
  return childrenOf(parent).reduce((sum, pid) => sum + ticks(pid, [11, 12]), ended(parent));
}

/** A running process; 0 if it has just ended, for then it is among its parent's ended ones. */
function running(pid: string): number {
  try {
    const [nanoseconds] = readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ');
    return Number(nanoseconds) / 1_000_000;
  } catch {
    return 0;
  }
}

/** The ended processes that a process had started: `cutime` and `cstime`. */
const ended = (parent: number): number => ticks(parent, [13, 14]);

/** Fields of `/proc/…/stat` that are times, counted from behind the name, which may hold spaces; in milliseconds. */
function ticks(pid: number | string, places: readonly number[]): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return places.reduce((sum, place) => sum + Number(fields[place]) * TICK_MS, 0);
  } catch {
    return 0;
  }
}

/** The parent of a process. */
export const parentOf = (pid: number): number => Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]);
