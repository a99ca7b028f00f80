import { Fault, type FaultCode } from '../fault.ts'

export type CallFaultCode = Extract<
  FaultCode,
  | 'ADDRESS_REFUSED'
  | 'REQUEST_UNUSABLE'
  | 'UNREACHABLE'
  | 'TIMED_OUT'
  | 'CALLED_OFF'
  | 'ANSWER_TOO_LARGE'
  | 'REDIRECT_REFUSED'
>

type Details = {
  retry: 'later' | 'never'
  /** `never`: not a byte of the request left. `perhaps`: nobody knows whether it arrived and what came of it. */
  sent: 'never' | 'perhaps'
  cause?: unknown
}

/** A call to the outside that has no answer. What it says names the other side's origin, never a path or a query. */
export class CallFault extends Fault {
  override readonly name = 'CallFault'
  declare readonly code: CallFaultCode
  readonly sent: 'never' | 'perhaps'

  constructor(code: CallFaultCode, sentence: string, { sent, ...details }: Details) {
    super(code, sentence, details)
    this.sent = sent
  }
}

/** Thrown out of the way to a connection: whoever catches it knows that nothing was sent. */
export class NotConnected extends Error {
  override readonly name = 'NotConnected'
}
