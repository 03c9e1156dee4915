/** The command line asks for what cannot be: exit code 2. */
export class WrongUsage extends Error {
  override name = 'WrongUsage';
  readonly code = 'wrong-usage';
}
