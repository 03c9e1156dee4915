/** The folder is no test collection: the sentence names the file and, where there is one, the line. */
export class CollectionInvalid extends Error {
  override name = 'CollectionInvalid';
  readonly code = 'collection-invalid';
}
