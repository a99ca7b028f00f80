/** Ways in which the world fails, each said in one sentence where it is thrown. */
export type FaultCode =
  | 'OVERLOADED'
  /** What was to be written together with the beginning of an instance, which can't begin or would be too large. */
  | 'INSTANCE_REFUSED'
  // Calls to the outside (`egress`).
  | 'ADDRESS_REFUSED'
  | 'REQUEST_UNUSABLE'
  | 'UNREACHABLE'
  | 'TIMED_OUT'
  | 'CALLED_OFF'
  | 'ANSWER_TOO_LARGE'
  | 'REDIRECT_REFUSED'
  // What was called answered with a refusal.
  | 'GRAPH_REFUSED'

/** The world failed, and not we: whoever catches it finds in it whether to try again. */
export class Fault extends Error {
  override readonly name: string = 'Fault'
  readonly code: FaultCode
  readonly retry: 'later' | 'never'

  constructor(code: FaultCode, sentence: string, { retry, cause }: { retry: 'later' | 'never'; cause?: unknown }) {
    super(sentence, cause === undefined ? undefined : { cause })
    this.code = code
    this.retry = retry
  }
}
