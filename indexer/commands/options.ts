/** Which options has indexing? The table of those that say what is read, where it goes, and within what limits. */
import { z } from 'zod';
import { onOff, optionTable, wholeNumber } from './option.js';

const text = (error: string) => z.string().trim().min(1, { error });

export const index = text('must name a folder')
  .default('.dateline')
  .register(optionTable, { value: '<folder>', env: 'DATELINE_INDEX', doc: 'The folder of the index.' });

export const json = onOff().register(optionTable, { value: null, env: 'DATELINE_JSON', doc: 'Print JSON, for programs.' });

export const full = onOff().register(optionTable, { value: null, env: 'DATELINE_FULL', doc: 'Read every source again and make the index anew.' });

export const dryRun = onOff().register(optionTable, {
  value: null,
  env: 'DATELINE_DRY_RUN',
  doc: 'Print what would be read and why, and change nothing.',
});

/** 0: as many as there are processors, so the default needs no knowledge of the machine. */
export const workers = wholeNumber(0, 64, 0).register(optionTable, {
  value: '<number>',
  env: 'DATELINE_WORKERS',
  doc: 'How many workers read and analyse; 0 is one a processor.',
});

export const maxFileMib = wholeNumber(1, 4096, 64).register(optionTable, {
  value: '<mebibytes>',
  env: 'DATELINE_MAX_FILE_MIB',
  doc: 'A larger file is reported as too large. Files of records are read line by line: for them it limits the line.',
});

export const timeLimit = wholeNumber(1, 3600, 20).register(optionTable, {
  value: '<seconds>',
  env: 'DATELINE_TIME_LIMIT',
  doc: 'A PDF, HTML or long Markdown file that takes longer to read is reported as too slow.',
});

export const memoryLimitMib = wholeNumber(64, 65536, 512).register(optionTable, {
  value: '<mebibytes>',
  env: 'DATELINE_MEMORY_LIMIT_MIB',
  doc: 'A PDF, HTML or long Markdown file that needs more memory to read is reported so.',
});

export const language = z
  .string()
  .regex(/^[A-Za-z]{2}$/, { error: 'must be a language code of two letters, such as en' })
  .toLowerCase()
  .optional()
  .register(optionTable, {
    value: '<code>',
    env: 'DATELINE_LANGUAGE',
    doc: 'The language of articles that declare none; without it, it is recognised from the text.',
  });
