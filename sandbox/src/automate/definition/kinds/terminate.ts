import { isObject, textOf } from '../../expressions/index.ts'
import { allInputs, failed, type Kind } from './kind.ts'

const statuses = ['Succeeded', 'Failed', 'Cancelled'] as const

export const terminate: Kind = {
  inputsOf: allInputs,
  begin: (inputs) => {
    const { runStatus, runError } = isObject(inputs) ? inputs : {}
    const status = statuses.find((one) => one === runStatus)
    if (!status)
      return failed(
        'InvalidTemplate',
        `The 'runStatus' '${textOf(runStatus ?? null)}' is not one of 'Succeeded', 'Failed', 'Cancelled'.`,
      )
    if (status !== 'Failed') return { type: 'terminated', status }
    const { code, message } = isObject(runError) ? runError : {}
    const error = { code: textOf(code ?? 'Terminated'), message: textOf(message ?? 'The workflow run was terminated.') }
    return { type: 'terminated', status, error }
  },
}
