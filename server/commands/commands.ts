/** Which commands are there? The indexer's and the server's, in the order of the help. */
import type { Command } from '../../indexer/commands/command.js';
import { indexCommand } from '../../indexer/commands/index-command.js';
import { evaluateCommand } from './evaluate.js';
import { searchCommand } from './search.js';
import { serveCommand } from './serve.js';
import { startCommand } from './start.js';
import { statusCommand } from './status.js';

export const commands: readonly Command[] = [indexCommand, serveCommand, searchCommand, statusCommand, evaluateCommand, startCommand];
