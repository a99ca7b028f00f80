import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { type FlowRefusal, flowFault } from '../flows/index.ts'

export type ServiceFault = { status: ContentfulStatusCode; code: string; message: string }

export type Found<T> = { ok: true; value: T } | { ok: false; fault: ServiceFault }

export const found = <T>(value: T): Found<T> => ({ ok: true, value })

export const fault = (
  status: ContentfulStatusCode,
  code: string,
  message: string,
): { ok: false; fault: ServiceFault } => ({
  ok: false,
  fault: { status, code, message },
})

export const refuse = (c: Context, { status, code, message }: ServiceFault): Response =>
  c.json({ error: { code, message } }, status)

const statuses: Partial<Record<FlowRefusal['code'], ContentfulStatusCode>> = {
  'not-found': 404,
  'not-registered': 404,
  'not-played': 501,
}

export const refuseFlow = (c: Context, refusal: FlowRefusal): Response =>
  refuse(c, { status: statuses[refusal.code] ?? 400, ...flowFault(refusal) })
