/** The process that is killed: commits generation after generation, and prints the number of each one that is durable. */
import { realDisk } from '../../indexer/store/disk.js';
import { addSegment, mergeSegments, run } from '../store/runs.js';

const folder = process.argv.at(2);
if (folder === undefined) throw new Error('usage: store-writer FOLDER');
for (let round = 0; ; round++) {
  const { generation } = await run(realDisk, folder, round % 4 === 3 ? mergeSegments : addSegment);
  process.stdout.write(`${generation}\n`);
}
