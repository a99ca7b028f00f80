// The page behind `error_uri`: what a code means, how sure the sandbox is of it, what to do about it.

import { Hono } from 'hono'
import { homeTenant } from '../directory/index.ts'
import { type ErrorCodeView, errorCodesPage, show } from '../pages/index.ts'
import type { Premises } from '../premises.ts'
import { type EntraError, entraErrors } from './errors/index.ts'
import type { Traced } from './traced.ts'

export const lookUpRoutes = ({ store }: Premises): Hono<Traced> =>
  new Hono<Traced>().get('/error', (c) => {
    const wanted = c.req.query('code') || undefined
    const errors = known.filter(({ code }) => wanted === undefined || String(code) === wanted)
    return show(c, errorCodesPage(homeTenant(store).name, errors, wanted))
  })

const known: readonly ErrorCodeView[] = Object.values<EntraError>(entraErrors)
  .map(({ code, error, evidence, text, advice }) => ({
    code,
    error,
    evidence,
    advice,
    text: text(...Array(text.length).fill('…')),
  }))
  .sort((one, other) => one.code - other.code)
