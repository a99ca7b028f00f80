import type { Premises } from '../../premises.ts'
import type { AuthorizeRequest } from '../authorizeRequest.ts'
import { clientInfo } from '../clientInfo.ts'
import { issueCode } from '../grants.ts'
import { narrowed, scopeAnswer } from '../scopes.ts'
import type { Session } from '../sessions.ts'
import { accessToken, idToken, type Subject, tokenLifeSeconds } from '../tokens.ts'

/** What goes back to the app: a code, or what it asked for at once. Never a refresh token, which is for /token to give. */
export async function fieldsFor(
  premises: Premises,
  request: AuthorizeRequest,
  session: Session,
): Promise<Record<string, string>> {
  const { app, authority, answer, nonce, wantsInfo } = request
  const scope = narrowed(request.scope)
  const { person, hasMfa, startedAt: signedInAt } = session
  const subject: Subject = { app, tenant: authority.tenant, person, scope, hasMfa, signedInAt, proof: 'none' }
  const code = answer.includes('code') ? issueCode(premises.store, premises.clock, request, session) : undefined
  const token = answer.includes('token') ? await accessToken(premises, subject) : undefined
  return {
    ...(code === undefined ? {} : { code }),
    ...(token === undefined
      ? {}
      : {
          access_token: token,
          token_type: 'Bearer',
          expires_in: String(tokenLifeSeconds - 1),
          scope: scopeAnswer(scope),
        }),
    ...(answer.includes('id_token')
      ? { id_token: await idToken(premises, subject, { nonce, code, accessToken: token }) }
      : {}),
    ...(wantsInfo ? { client_info: clientInfo(person, authority.tenant) } : {}),
    session_state: session.id,
  }
}
