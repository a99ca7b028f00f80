// The address of a flow's trigger, in the form that was, and in the one that is.

import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Flow } from '../flows/index.ts'
import { triggerAccess } from '../flows/index.ts'

export type AddressForm = 'former' | 'present'

export const triggerName = ({ definition }: Pick<Flow, 'definition'>): string =>
  Object.keys((definition.triggers ?? {}) as object)[0] ?? 'manual'

export const apiVersions: Readonly<Record<AddressForm, string>> = { former: '2016-06-01', present: '1' }

export const permissionsVersion = '1.0'

/** What a signature permits. */
export const signedPermission = (trigger: string): string => `/triggers/${trigger}/run`

export function signatureOf(
  { accessKey, workflowId }: Flow,
  form: AddressForm,
  permission: string,
  version: string,
): string {
  return createHmac('sha256', accessKey).update([form, workflowId, permission, version].join('\n')).digest('base64url')
}

export function isSigned(flow: Flow, form: AddressForm, sent: { sp: string; sv: string; sig: string }): boolean {
  const expected = Buffer.from(signatureOf(flow, form, sent.sp, sent.sv))
  const actual = Buffer.from(sent.sig)
  return (
    sent.sp === signedPermission(triggerName(flow)) &&
    expected.length === actual.length &&
    timingSafeEqual(expected, actual)
  )
}

export type TriggerAddress = { value: string; basePath: string; queries: Readonly<Record<string, string>> }

/** A trigger that wants a token has an address without a signature. */
export function triggerAddress(url: string, flow: Flow, form: AddressForm = 'present'): TriggerAddress {
  const trigger = triggerName(flow)
  const start = form === 'present' ? '/powerautomate/automations/direct/workflows' : '/workflows'
  const basePath = `${url}${start}/${flow.workflowId}/triggers/${trigger}/paths/invoke`
  const permission = signedPermission(trigger)
  const queries: Record<string, string> = {
    'api-version': apiVersions[form],
    ...(triggerAccess(flow.definition).mode === 'All'
      ? { sp: permission, sv: permissionsVersion, sig: signatureOf(flow, form, permission, permissionsVersion) }
      : {}),
  }
  return { value: `${basePath}?${new URLSearchParams(queries)}`, basePath, queries }
}
