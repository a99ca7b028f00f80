/** Why nothing becomes of what somebody wants with a flow. */
export type FlowRefusal =
  | { code: 'not-found' }
  /** As the flow service tells why a definition cannot be saved. */
  | { code: 'invalid-definition'; fault: { code: string; message: string } }
  /** It could be turned on in the cloud; here it would only pretend. */
  | { code: 'not-played'; message: string }
  /** Nobody has said which connections are meant, or they are broken. */
  | { code: 'connections-missing'; names: readonly string[] }
  | { code: 'not-registered' }
  | { code: 'unknown-principal'; id: string }

export type FlowOutcome<T> = { ok: true; value: T } | { ok: false; refusal: FlowRefusal }

export const good = <T>(value: T): FlowOutcome<T> => ({ ok: true, value })

export const refused = (refusal: FlowRefusal): { ok: false; refusal: FlowRefusal } => ({ ok: false, refusal })
