/** How is a step that may lead backwards written among variable-length integers? `2·step`, or `-2·step - 1` backwards. */
import type { ByteReader, ByteWriter } from './bytes.js';

export function writeStep(writer: ByteWriter, step: number): void {
  writer.varint(step < 0 ? -2 * step - 1 : 2 * step);
}

export function readStep(reader: ByteReader): number {
  const step = reader.varint();
  return step % 2 === 0 ? step / 2 : -(step + 1) / 2;
}
