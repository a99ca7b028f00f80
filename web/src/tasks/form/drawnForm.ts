// Reads a form as Camunda's form editor writes it. Total: what it does not know becomes a note, and what has a value can
// still be edited, as JSON.

import { type Field, type MomentPart, type MomentZone, type Option, valueAt } from './field.ts'
import type { Item } from './item.ts'
import { optionsOf } from './options.ts'
import { patternOf, wellKnownPatterns } from './pattern.ts'

/** The value of a FEEL expression, written with or without its equals sign; undefined where it has none. */
export type Evaluate = (expression: string, variables: Readonly<Record<string, unknown>>) => unknown

export type Reading = { variables: Readonly<Record<string, unknown>>; evaluate: Evaluate }

/** Null for what is no form. */
export function drawnForm(schema: unknown, reading: Reading): Item[] | null {
  const components = listOf(schema, 'components')
  return components && itemsOf(components, [], reading)
}

/** Whether anything in the form has to be worked out: expressions, and patterns, which FEEL looks for. */
export const wantsFeel = (schema: unknown): boolean => /"\s*=|\{\{|"pattern":/.test(JSON.stringify(schema) ?? '')

type Component = Readonly<Record<string, unknown>>
type Path = readonly string[]

const itemsOf = (components: readonly unknown[], inside: Path, reading: Reading): Item[] =>
  components.flatMap((component, index) => {
    if (!isObject(component)) return []
    const read = readers[textOf(component, 'type') ?? ''] ?? unknownComponent
    const id = [...inside, textOf(component, 'id') ?? String(index)].join('.')
    const hide = isObject(component.conditional) ? textOf(component.conditional, 'hide') : null
    return read(component, inside, reading).map((item, part) => ({ ...item, id: `${id}.${part}`, hide }))
  })

type Unplaced = Item extends infer One ? (One extends Item ? Omit<One, 'id' | 'hide'> : never) : never
type Reader = (component: Component, inside: Path, reading: Reading) => Unplaced[]

const nothing: Reader = () => []

const readers: Record<string, Reader> = {
  textfield: writing('one'),
  textarea: writing('many'),
  number: field((component) => ({
    kind: 'number',
    asText: component.serializeToString === true,
    min: numberOf(component.validate, 'min'),
    max: numberOf(component.validate, 'max'),
  })),
  checkbox: field(() => ({ kind: 'yesNo' })),
  select: choosing((options) => ({ kind: 'choice', look: 'list', options })),
  radio: choosing((options) => ({ kind: 'choice', look: 'buttons', options })),
  checklist: choosing((options) => ({ kind: 'choices', options })),
  taglist: choosing((options) => ({ kind: 'choices', options })),
  datetime: field((component) => {
    const part = parts[textOf(component, 'subtype') ?? 'date'] ?? 'date'
    return { kind: 'moment', part, zone: zones[textOf(component, 'timeSerializingFormat') ?? ''] ?? 'offset' }
  }),
  text: (component) => [{ type: 'text', text: textOf(component, 'text') ?? '' }],
  group: (component, inside, reading) => {
    const way = [...inside, ...wayOf(component, 'path')]
    const items = itemsOf(listOf(component, 'components') ?? [], way, reading)
    return [{ type: 'group', label: textOf(component, 'label'), items }]
  },
  separator: () => [{ type: 'line' }],
  spacer: nothing,
  button: nothing, // what they do, the page's own buttons do
}

const parts: Record<string, MomentPart> = { date: 'date', time: 'time', datetime: 'dateTime' }
const zones: Record<string, MomentZone> = { utc_offset: 'offset', utc_normalized: 'utc', no_timezone: 'none' }

type KindOf = Field extends infer One ? (One extends Field ? Omit<One, keyof Common> : never) : never
type Common = Pick<Field, 'path' | 'label' | 'hint' | 'isReadOnly' | 'isRequired' | 'byDefault'>

/** One that is tied to a variable; one that is not asks for nothing. */
function field(kindOf: (component: Component) => KindOf): Reader {
  return (component, inside, reading) => {
    const common = commonOf(component, inside, reading)
    return common ? [{ type: 'field', field: { ...common, ...kindOf(component) } as Field }] : []
  }
}

/** Where a text can't be held against its pattern, whoever writes it is told what is asked. */
function writing(lines: 'one' | 'many'): Reader {
  return (component, inside, reading) => {
    const { validate } = component
    const source = textOf(validate, 'pattern')
    const wellKnown = wellKnownPatterns[textOf(validate, 'validationType') ?? '']
    const pattern = wellKnown ?? (source === null ? null : patternOf(source, reading.evaluate))
    const bounds = { lengthMin: numberOf(validate, 'minLength'), lengthMax: numberOf(validate, 'maxLength'), pattern }
    const read = field(() => ({ kind: 'text', lines, ...bounds }))(component, inside, reading)
    if (read.length === 0 || source === null || pattern) return read
    const label = textOf(component, 'label') ?? textOf(component, 'key')
    return [...read, noteOf(`What is written in “${label}” is not checked here. It must look like ${source}`)]
  }
}

/** A choice of what can't be worked out is edited as JSON. */
function choosing(kindOf: (options: readonly Option[]) => KindOf): Reader {
  return (component, inside, reading) => {
    const common = commonOf(component, inside, reading)
    if (!common) return []
    const options = optionsOf(component, valueAt(reading.variables, common.path), reading)
    const kind: KindOf = options ? kindOf(options) : { kind: 'json' }
    return [
      { type: 'field', field: { ...common, ...kind } as Field },
      ...(options
        ? []
        : [noteOf(`What can be chosen for “${common.label}” can’t be worked out here. Write the value.`)]),
    ]
  }
}

function commonOf(component: Component, inside: Path, { variables, evaluate }: Reading): Common | null {
  const [name, ...way] = [...inside, ...wayOf(component, 'key')]
  if (name === undefined || wayOf(component, 'key').length === 0) return null
  const label = textOf(component, 'label') ?? textOf(component, 'dateLabel') ?? textOf(component, 'timeLabel')
  return {
    path: [name, ...way],
    label: label ?? [name, ...way].join('.'),
    hint: textOf(component, 'description'),
    isReadOnly: holds(component.readonly, variables, evaluate) || holds(component.disabled, variables, evaluate),
    isRequired: isObject(component.validate) && component.validate.required === true,
    ...(component.defaultValue === undefined ? {} : { byDefault: component.defaultValue }),
  }
}

const holds = (told: unknown, variables: Reading['variables'], evaluate: Evaluate): boolean =>
  told === true || (typeof told === 'string' && evaluate(told, variables) === true)

/** What we do not show. What has a value stays editable; what has none is told of. */
const unknownComponent: Reader = (component, inside, reading) => {
  const type = textOf(component, 'type') ?? 'of no type'
  const key = wayOf(component, 'key').length > 0 ? component.key : component.path
  const common = commonOf({ ...component, key }, inside, reading)
  if (!common) return [noteOf(`The form has a part that is not shown here (${type}).`)]
  return [
    noteOf(`“${common.label}” can’t be shown as it was drawn (${type}). Its value can be edited as JSON.`),
    { type: 'field', field: { ...common, kind: 'json' } },
  ]
}

const noteOf = (words: string): Unplaced => ({ type: 'note', words })

const isObject = (value: unknown): value is Component =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const listOf = (value: unknown, name: string): readonly unknown[] | null =>
  isObject(value) && Array.isArray(value[name]) ? value[name] : null

const textOf = (value: unknown, name: string): string | null =>
  isObject(value) && typeof value[name] === 'string' && value[name] !== '' ? value[name] : null

/** A bound may be written as a text; one that has to be worked out is no bound here, the process decides. */
function numberOf(value: unknown, name: string): number | null {
  const told = isObject(value) ? value[name] : undefined
  if (typeof told !== 'number' && (typeof told !== 'string' || told.trim() === '')) return null
  return Number.isFinite(Number(told)) ? Number(told) : null
}

const wayOf = (component: Component, name: string): string[] =>
  (textOf(component, name) ?? '').split('.').filter((part) => part !== '')
