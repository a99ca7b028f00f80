import { isPassing, type OAuthRefusal, type TroubleCode, troubleOf } from '@countersign/core/connections'
import * as oidc from 'openid-client'
import { CallFault } from '../../platform/egress/index.ts'

/** Why it does not work, for whoever has to mend it. */
export type Trouble = { code: TroubleCode; reference: string | null }

export type Refused = { ok: false; trouble: Trouble }

export const refusedFor = (code: TroubleCode, reference: string | null = null): Refused => ({
  ok: false,
  trouble: { code, reference },
})

/** A no of the issuer's is a trouble that is answered; no answer at all, or "later", is a fault that is thrown. */
export function refusedBy(cause: unknown): Refused {
  if (cause instanceof oidc.ResponseBodyError) return refused(refusalIn(cause, bodyOf(cause)), cause)
  if (cause instanceof oidc.AuthorizationResponseError) return refused(refusalIn(cause, {}), cause)
  const inner = cause instanceof Error ? cause.cause : undefined
  if (inner instanceof CallFault) throw inner
  if (inner instanceof Response) throw notUnderstood(inner.status)
  if (cause instanceof oidc.ClientError) return refusedFor('sign-in-invalid')
  throw cause
}

function refused(refusal: OAuthRefusal, cause: Error): Refused {
  if (isPassing(refusal))
    throw new CallFault('UNREACHABLE', `The issuer is busy (${refusal.error}).`, {
      ...{ retry: 'later', sent: 'perhaps', cause },
    })
  const [number] = refusal.codes
  return refusedFor(troubleOf(refusal), number === undefined ? refusal.error : `AADSTS${number}`)
}

export const notUnderstood = (status: number): CallFault =>
  new CallFault('UNREACHABLE', `The issuer answered ${status} and nothing that could be understood.`, {
    ...{ retry: 'later', sent: 'perhaps' },
  })

const bodyOf = ({ cause }: oidc.ResponseBodyError): Record<string, unknown> => cause as Record<string, unknown>

type Told = { error: string; error_description?: string | undefined }

/** The numbers come in a list of their own, and where there is none (a redirect) at the head of the text. */
function refusalIn({ error, error_description: text = '' }: Told, { error_codes: listed }: Record<string, unknown>) {
  const codes = Array.isArray(listed) ? listed.filter((code): code is number => typeof code === 'number') : []
  const inText = /AADSTS(\d{4,8})\b/.exec(text)?.[1]
  return { error, codes: codes.length === 0 && inText !== undefined ? [Number(inText)] : codes }
}
