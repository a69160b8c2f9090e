import pino, { type DestinationStream, type Level, type Logger } from 'pino';

/** What a pipe takes whole, in bytes: longer writes of several processes could get mixed up. */
const WHOLE_WRITE = 4_096;
/** How late a line may be, in milliseconds. */
const LATEST_MS = 100;

/** What waits at most, in bytes, until a disk that is full has room again; then lines are lost. */
const MOST_WAITING = 1_048_576;

/** What lines begin with that explain a failure, of level `warn` and above. */
const URGENT = /^\{"level":[456]0\b/;

/**
 * Opens the log of this process: JSON lines on standard output, a tenth of a second late at most, and all of them before it ends. Warnings
 * and errors are written at once, with all that waits before them, for a process that hangs may be killed.
 */
export function openLog(level: Level | 'silent'): Logger {
  const output = pino.destination({ sync: true, maxLength: MOST_WAITING });
  // Whoever can tell nobody, for the disk is full or the reader gone, goes on working.
  output.on('error', () => undefined);
  process.stdout.on('error', () => undefined);
  return pino({ level }, gatherLines(output));
}

/** Hands lines on some at a time, for a write for each costs more than many an answer. (The destination's own `minLength` measures all that waits at each line.) */
function gatherLines(destination: DestinationStream): DestinationStream {
  let [waiting, bytes] = ['', 0];
  const flush = () => {
    if (bytes > 0) destination.write(waiting);
    [waiting, bytes] = ['', 0];
  };
  process.on('exit', flush);
  return {
    write(line) {
      const size = Buffer.byteLength(line);
      if (bytes + size > WHOLE_WRITE) flush();
      const isUrgent = URGENT.test(line);
      if (bytes === 0 && !isUrgent) setTimeout(flush, LATEST_MS).unref();
      waiting += line;
      bytes += size;
      if (isUrgent) flush();
    },
  };
}
