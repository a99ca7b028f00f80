// How /authorize answers: to the app by way of the browser, or, where the app cannot be trusted, to the person.

import type { Context } from 'hono'
import { homeTenant } from '../directory/index.ts'
import { formPostPage, show, troublePage } from '../pages/index.ts'
import type { Premises } from '../premises.ts'
import type { ReturnAddress } from './authorizeRequest.ts'
import { type Refusal, refusalParameters, timestamp } from './refusal.ts'
import type { Traced } from './traced.ts'

type Answer = Response | Promise<Response>

/** Sends fields to the app, the way it asked for. */
export function answerApp(
  c: Context<Traced>,
  { store }: Premises,
  { redirectUri, responseMode, state }: ReturnAddress,
  fields: Readonly<Record<string, string>>,
): Answer {
  const all = { ...fields, ...(state === undefined ? {} : { state }) }
  c.header('cache-control', 'no-store')
  if (responseMode === 'form_post') return show(c, formPostPage(homeTenant(store).name, redirectUri, all))
  const target = new URL(redirectUri)
  if (responseMode === 'fragment') target.hash = new URLSearchParams(all).toString()
  else for (const [name, value] of Object.entries(all)) target.searchParams.set(name, value)
  return c.redirect(target.href, 302)
}

export const refuseApp = (
  c: Context<Traced>,
  premises: Premises,
  returnAddress: ReturnAddress,
  refusal: Refusal,
): Answer => answerApp(c, premises, returnAddress, refusalParameters(refusal, c.var.trace, premises.url))

/** Tells the person, because there is nobody else who may be told. */
export function refusePerson(c: Context<Traced>, { store }: Premises, refusal: Refusal, appName?: string): Answer {
  const { traceId, correlationId, at } = c.var.trace
  return show(
    c,
    troublePage({
      companyName: homeTenant(store).name,
      heading: refusal.error === 'access_denied' ? 'Need admin approval' : 'We could not sign you in',
      message: `AADSTS${refusal.code}: ${refusal.message}`,
      advice: refusal.advice,
      details: [
        ...(appName === undefined ? [] : [{ name: 'App name', value: appName }]),
        { name: 'Request ID', value: traceId },
        { name: 'Correlation ID', value: correlationId },
        { name: 'Timestamp', value: timestamp(at) },
      ],
      lookUp: `/error?code=${refusal.code}`,
    }),
    400,
  )
}
