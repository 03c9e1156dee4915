/** Which commands are there? The indexer's and the server's, in the order of the help. */
import type { Command } from '../../indexer/commands/command.js';
import { compactCommand } from '../../indexer/commands/compact.js';
import { indexCommand } from '../../indexer/commands/index-command.js';
import { verifyCommand } from '../../indexer/commands/verify.js';
import { evaluateCommand } from './evaluate.js';
import { exportCommand } from './export.js';
import { searchCommand } from './search.js';
import { serveCommand } from './serve.js';
import { startCommand } from './start.js';
import { statusCommand } from './status.js';

export const commands: readonly Command[] = [indexCommand, serveCommand, searchCommand, statusCommand, verifyCommand, compactCommand, exportCommand, evaluateCommand, startCommand];
