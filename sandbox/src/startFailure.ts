/** The sandbox cannot start, and the message is the one sentence that its user needs. */
export class StartFailure extends Error {
  override name = 'StartFailure'
}
