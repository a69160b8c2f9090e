import { readFileSync } from 'node:fs';

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
    const children = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8').split(' ').filter(Boolean);
    return [String(postmaster), ...children].reduce((sum, pid) => sum + running(pid), ended(postmaster));
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

/** A running process; 0 if it has just ended, for then it is among its parent's ended ones. */
function running(pid: string): number {
  try {
    const [nanoseconds] = readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ');
    return Number(nanoseconds) / 1_000_000;
  } catch {
    return 0;
  }
}

/** The ended processes that a process had started: `cutime` and `cstime`, counted from behind the name, which may hold spaces. */
function ended(parent: number): number {
  const fields = readFileSync(`/proc/${parent}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[13]) + Number(fields[14])) * TICK_MS;
}

/** The parent of a process. */
export const parentOf = (pid: number): number => Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]);
