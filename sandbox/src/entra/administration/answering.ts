// What all of these routes have in common: an app by its client id, a body that is what it has to be.

import type { Context } from 'hono'
import { z } from 'zod'
import type { Premises } from '../../premises.ts'
import { type AppRegistration, findRegistration } from '../apps/index.ts'
import type { Done } from './apps.ts'
import { appView } from './view.ts'

export const oneApp = '/_sandbox/apps/:clientId'

/** The app as it is now. */
export const showApp = (
  c: Context,
  premises: Premises,
  { clientId }: AppRegistration,
  status: 200 | 201 = 200,
): Response => {
  const app = findRegistration(premises.store, clientId)
  return app ? c.json(appView(premises, app), status) : c.body(null, 404)
}

export const settle = (c: Context, premises: Premises, app: AppRegistration, done: Done<unknown>): Response =>
  done.ok ? showApp(c, premises, app) : c.json({ error: done.reason }, 400)

export function ofApp(c: Context, { store }: Premises, go: (app: AppRegistration) => Response): Response {
  const app = findRegistration(store, c.req.param('clientId') ?? '')
  return app ? go(app) : c.json({ error: 'There is no app registration of this client id.' }, 404)
}

export async function withBody<T>(c: Context, schema: z.ZodType<T>, go: (body: T) => Response): Promise<Response> {
  const reading = schema.safeParse(await c.req.json().catch(() => undefined))
  return reading.success ? go(reading.data) : c.json({ error: z.prettifyError(reading.error) }, 400)
}

export const onApp = <T>(
  c: Context,
  premises: Premises,
  schema: z.ZodType<T>,
  go: (app: AppRegistration, body: T) => Response,
): Promise<Response> => withBody(c, schema, (body) => ofApp(c, premises, (app) => go(app, body)))

export const gone = (c: Context, wasThere: boolean): Response =>
  wasThere ? c.body(null, 204) : c.json({ error: 'There is none of this id.' }, 404)

/** An absent value changes nothing; one that is there and undefined would. */
export const defined = <T extends object>(values: T): { [Name in keyof T]?: Exclude<T[Name], undefined> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [Name in keyof T]?: Exclude<T[Name], undefined>
  }
