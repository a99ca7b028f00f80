import { type Attribute, type AttributeValue, forms } from '../directory/index.ts'

export type ValueProblem = { name: string; message: string }

/** The domains that names of users must lie in; none where any will do. */
export type Domains = readonly string[]

/** An empty text is no value; spaces around one are a slip. */
export const tidy = (value: AttributeValue): AttributeValue =>
  typeof value === 'string' ? value.trim() || null : value

export const tidied = (values: Readonly<Record<string, AttributeValue>>): Record<string, AttributeValue> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, tidy(value)]))

/** What is wrong with values that are to be written, one sentence each; `isNew` also asks for what is missing. */
export function checkValues(
  attributes: readonly Attribute[],
  values: Readonly<Record<string, AttributeValue>>,
  { isNew, domains }: { isNew: boolean; domains: Domains },
): ValueProblem[] {
  const known = new Map(attributes.map((attribute) => [attribute.name, attribute]))
  const strange = Object.keys(values)
    .filter((name) => !known.has(name))
    .map((name) => ({ name, message: 'There is no such attribute in this identity store.' }))
  const wrong = attributes.flatMap((attribute) => {
    const { name } = attribute
    if (!Object.hasOwn(values, name)) return isNew && attribute.required ? [{ name, message: 'Fill this in.' }] : []
    const message = problemOf(attribute, values[name] ?? null, isNew, domains)
    return message === undefined ? [] : [{ name, message }]
  })
  return [...strange, ...wrong]
}

function problemOf(attribute: Attribute, value: AttributeValue, isNew: boolean, domains: Domains): string | undefined {
  const { type, required, written, lengthMax, choices = [], form, title } = attribute
  if (written === 'never') return `${title} can’t be set in this identity store.`
  if (written === 'at-creation' && !isNew) return `${title} is decided when the object is created.`
  if (written === 'apart' && !isNew) return `${title} has a change of its own.`
  if (value === null) return required ? 'Fill this in.' : undefined
  if (type === 'flag') return typeof value === 'boolean' ? undefined : 'This is either true or false.'
  if (typeof value !== 'string') return 'This must be text.'
  if (type === 'choice')
    return choices.some((choice) => choice.value === value)
      ? undefined
      : `Choose one of: ${choices.map((choice) => choice.title).join(', ')}.`
  if (value.length > lengthMax) return `Use ${lengthMax} characters at most.`
  if (type === 'text' && /[\r\n]/.test(value)) return 'This must be one line.'
  if (form && !forms[form].pattern.test(value)) return forms[form].sentence
  if (form === 'userName' && !liesIn(value, domains)) return `The part after @ must be one of: ${domains.join(', ')}.`
  return undefined
}

const liesIn = (userName: string, domains: Domains): boolean => {
  const domain = userName.slice(userName.indexOf('@') + 1).toLowerCase()
  return domains.length === 0 || domains.some((one) => one.toLowerCase() === domain)
}
