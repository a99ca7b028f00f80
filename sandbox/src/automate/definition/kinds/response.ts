import { isObject, type Json, NotPlayed, textOf } from '../../expressions/index.ts'
import { allInputs, failed, type Kind, succeeded } from './kind.ts'

export const response: Kind = {
  inputsOf: allInputs,
  begin: (inputs, { course: { run }, place: { action } }) => {
    const { kind, operationOptions } = action.definition
    if (kind !== undefined && kind !== 'Http')
      throw new NotPlayed(
        `The sandbox does not play responses of the kind '${textOf(kind)}' (action '${action.name}').`,
      )
    if (operationOptions !== undefined)
      throw new NotPlayed(
        `The sandbox does not play the option '${textOf(operationOptions)}' of responses (action '${action.name}').`,
      )
    const { statusCode, headers, body = null } = isObject(inputs) ? inputs : {}
    const status = Number(textOf(statusCode ?? null))
    if (!Number.isInteger(status) || status < 200 || status > 599)
      return failed(
        'InvalidTemplate',
        `The status code '${textOf(statusCode ?? null)}' of action '${action.name}' is not one from 200 to 599.`,
      )
    switch (run.caller.state) {
      case 'gone':
        return {
          type: 'ended',
          end: { status: 'Failed', code: 'ActionResponseTimedOut', error: timedOut(action.name) },
        }
      case 'answered':
      case 'none':
        return { type: 'ended', end: { status: 'Skipped', code: 'ActionResponseSkipped', error: skipped(action.name) } }
      case 'waiting':
        run.caller = { state: 'answered' }
        run.response = { statusCode: status, headers: kept(headers ?? null), body }
        return succeeded({ statusCode: status, headers: kept(headers ?? null), body })
    }
  },
}

const timedOut = (name: string) => ({
  code: 'ActionResponseTimedOut',
  message: `The execution of template action '${name}' is failed: the client application timed out waiting for a response from service. This means that workflow took longer to respond than the alloted timeout value. The connection maintained between the client application and service will be closed and client application will get an HTTP status code 504 Gateway Timeout.`,
})

const skipped = (name: string) => ({
  code: 'ActionResponseSkipped',
  message: `The execution of template action '${name}' is skipped: there is no client waiting for a response from service.`,
})

const stripped = ['set-cookie', 'transfer-encoding', 'allow', 'cookie', 'expires', 'last-modified']
const contentKept = ['content-disposition', 'content-encoding', 'content-type']

/** The headers a caller gets: the platform keeps some for itself. */
function kept(headers: Json): Record<string, string> {
  const entries = isObject(headers) ? Object.entries(headers) : []
  const isKept = (name: string): boolean =>
    !stripped.includes(name) && (!name.startsWith('content-') || contentKept.includes(name))
  return Object.fromEntries(
    entries.filter(([name]) => isKept(name.toLowerCase())).map(([name, value]) => [name, textOf(value)]),
  )
}
