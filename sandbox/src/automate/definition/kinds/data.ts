import { isObject, parsedOrNothing } from '../../expressions/index.ts'
import { validate } from '../../jsonSchema/index.ts'
import { allInputs, failed, type Kind, succeeded } from './kind.ts'

export const compose: Kind = { inputsOf: allInputs, begin: (inputs) => succeeded(inputs) }

export const parseJson: Kind = {
  inputsOf: allInputs,
  begin: (inputs, { place: { action } }) => {
    const { content = null, schema } = isObject(inputs) ? inputs : {}
    const body = typeof content === 'string' ? parsedOrNothing(content) : content
    if (body === undefined || content === null)
      return failed(
        'InvalidTemplate',
        `The 'content' property of actions of type 'ParseJson' must be valid JSON. The provided value of action '${action.name}' cannot be parsed.`,
      )
    const errors = validate(body, schema).map(({ message, path, errorType }) => ({ message, path, errorType }))
    return errors.length === 0
      ? succeeded({ body })
      : failed('ValidationFailed', 'The schema validation failed.', { body, errors })
  },
}
