/** A process that tries for the lock: prints `held` and keeps it until it is killed or its input ends, or prints why not. */
import { realDisk } from '../../indexer/store/disk.js';
import { IndexLocked } from '../../indexer/store/errors.js';
import { lockIndex } from '../../indexer/store/lock.js';

const folder = process.argv.at(2);
const since = process.argv.at(3);
if (folder === undefined || since === undefined) throw new Error('usage: lock-holder FOLDER SINCE');
// All contenders are loaded and wait for one word, so that they truly try at once.
process.stdout.write('ready\n');
let told = '';
for await (const chunk of process.stdin) {
  told += String(chunk);
  if (!told.endsWith('go\n')) continue;
  told = '';
  try {
    await lockIndex(realDisk, folder, new Date(since));
    process.stdout.write('held\n');
  } catch (error) {
    if (!(error instanceof IndexLocked)) throw error;
    process.stdout.write(`refused: ${error.message}\n`);
    process.exit(0);
  }
}
