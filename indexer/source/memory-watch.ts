/**
 * Is this process still within its memory, and is anybody still waiting for it?
 *
 * Runs as a thread of a reading process, because a reader that hangs or allocates without end never comes round to
 * looking at itself. V8's own limits leave typed arrays out, and unpacked PDF streams are typed arrays, so the resident
 * memory of the whole process is what counts. Arguments: the limit in bytes, the pid of the process that waits.
 */
import { writeSync } from 'node:fs';

// At the 2 GB/s at which a core fills memory, 25 ms are an overrun of 50 MB.
const intervalMs = 25;

/** The descriptor itself: in a thread `process.stderr` is a stream to the main thread, which may never look again. */
const standardError = 2;
const limitBytes = Number(process.argv[2]);
const parentPid = Number(process.argv[3]);
const pause = new Int32Array(new SharedArrayBuffer(4));

function end(reason: string): void {
  try {
    writeSync(standardError, `${reason}\n`);
  } catch {
    // Nobody reads it: all the more reason to end.
  }
  process.kill(process.pid, 'SIGKILL');
}

for (;;) {
  Atomics.wait(pause, 0, 0, intervalMs);
  // The words are those of V8's own message, so that the waiting side has one sign to look for.
  if (process.memoryUsage.rss() > limitBytes) end('out of memory');
  if (process.ppid !== parentPid) end('nobody waits');
}
