/** The process that is killed: one pass over a source, as the command runs it. Says when it begins and when it is through. */
import { runIndex } from '../../indexer/run/run.js';

const [source, folder] = [process.argv.at(2), process.argv.at(3)];
if (source === undefined || folder === undefined) throw new Error('usage: pass-runner SOURCE INDEX');
process.stdout.write('begins\n');
await runIndex({
  sources: [source],
  folder,
  full: false,
  dryRun: false,
  workers: 2,
  maxFileBytes: 1 << 20,
  timeLimitMs: 20_000,
  memoryLimitMib: 512,
  now: () => new Date(),
  portions: { segmentTokens: 80_000, bytesPerThread: 1 },
});
process.stdout.write('through\n');
