/** What stands in this file, line by line? As text, each line with its number, for a sentence that has to name it. */
import { Refusal } from '../../indexer/article/article.js';
import { fileBatches, linesOf } from '../../indexer/source/record-batches.js';
import { CollectionInvalid } from './error.js';

export interface TextLine {
  /** 1-based. */
  line: number;
  /** Not blank. */
  text: string;
}

/** Throws `CollectionInvalid` where the file cannot be read, or is not UTF-8. */
export async function* textLines(file: string): AsyncGenerator<TextLine> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const batch of fileBatches(file, file)) {
      if (batch.kind === 'refused') throw new CollectionInvalid(batch.refusal.message);
      for (const { line, bytes } of linesOf(batch.bytes, batch.firstLine)) {
        let text: string;
        try {
          text = decoder.decode(bytes);
        } catch (cause) {
          throw new CollectionInvalid(`${file} line ${line} is not UTF-8`, { cause });
        }
        yield { line, text };
      }
    }
  } catch (cause) {
    if (cause instanceof Refusal) throw new CollectionInvalid(cause.message, { cause });
    throw cause;
  }
}
