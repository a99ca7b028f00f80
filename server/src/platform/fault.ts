/** Ways in which the world fails, each said in one sentence where it is thrown. */
export type FaultCode = 'OVERLOADED'

/** The world failed, and not we: whoever catches it finds in it whether to try again. */
export class Fault extends Error {
  readonly code: FaultCode
  readonly retry: 'later' | 'never'

  constructor(code: FaultCode, sentence: string, { retry, cause }: { retry: 'later' | 'never'; cause?: unknown }) {
    super(sentence, cause === undefined ? undefined : { cause })
    this.name = 'Fault'
    this.code = code
    this.retry = retry
  }
}
