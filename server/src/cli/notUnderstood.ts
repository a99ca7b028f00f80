/** The command line was not understood: it is told with how to ask, and the exit code is 2. */
export class NotUnderstood extends Error {
  override name = 'NotUnderstood'
}
