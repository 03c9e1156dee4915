/** What is wrong with a file of the index? Thrown where its bytes contradict its format. */
export class IndexFileError extends Error {
  override name = 'IndexFileError';
  readonly code = 'index-file-damaged';
}
