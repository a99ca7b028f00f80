/**
 * Something of Power Automate's that the sandbox has not got. It ends a run by name, past every error branch of the
 * flow: going on would be pretending.
 */
export class NotPlayed extends Error {
  override name = 'NotPlayed'
}
