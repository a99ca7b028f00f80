// What elements of several kinds have in common: names, properties, mappings.

import type { Drawn, Mapped, Mapping, Texts } from '../../drawn/index.ts'
import { type BpmnElement, childrenOf, extensionOf, idOf, nameOf, settingOf } from '../element.ts'
import type { ProblemCode } from '../problem.ts'
import { quoted } from '../shown.ts'
import { refuseMissing } from './missing.ts'
import type { Reader } from './reader.ts'
import { hintSecrets } from './secrets.ts'
import { writtenFrom } from './written.ts'

/** An element without an id was refused; it still needs something to be called by. */
export function drawnFrom(reader: Reader, element: BpmnElement): Drawn {
  const name = nameOf(element)
  const properties = extensionOf(element, 'zeebe:Properties')
  return {
    id: idOf(element) ?? `(${element.at})`,
    ...(name !== null && { name }),
    ...(properties && {
      properties: textsFrom(reader, element, childrenOf(properties, 'properties'), 'name', 'extension-element'),
    }),
  }
}

/** Those without a value say nothing; Zeebe leaves them out too. */
export function textsFrom(
  reader: Reader,
  element: BpmnElement,
  entries: readonly BpmnElement[],
  key: 'name' | 'key',
  code: ProblemCode,
): Texts {
  const texts = new Map<string, string>()
  for (const entry of entries) {
    const place = { ...element, at: entry.at }
    const name = settingOf(entry, key)
    const value = settingOf(entry, 'value')
    if (value === null) continue
    if (name === null) refuseMissing(reader, place, code, entry.type, key, 'Give it a name, or delete it.')
    else if (texts.has(name)) {
      const reason = `Properties of type <${entry.type}> have property <${key}> with duplicate value of ${quoted(name)}`
      reader.report.refuse(place, code, reason, 'Give each a name of its own.')
    } else {
      texts.set(name, value)
      if (key === 'name') hintSecrets(reader, place, 'value', value)
    }
  }
  return Object.fromEntries(texts)
}

export function mappedFrom(reader: Reader, element: BpmnElement): Mapped {
  const mapping = extensionOf(element, 'zeebe:IoMapping')
  if (!mapping) return {}
  const inputs = childrenOf(mapping, 'inputParameters').map((each) => mappingFrom(reader, element, each))
  const outputs = childrenOf(mapping, 'outputParameters').map((each) => mappingFrom(reader, element, each))
  return { ...(inputs.length > 0 && { inputs }), ...(outputs.length > 0 && { outputs }) }
}

function mappingFrom(reader: Reader, element: BpmnElement, parameter: BpmnElement): Mapping {
  const place = { ...element, at: parameter.at }
  const source = settingOf(parameter, 'source')
  const target = settingOf(parameter, 'target')
  if (source === null && parameter.type === 'zeebe:Output')
    refuseMissing(reader, place, 'io-mapping', parameter.type, 'source', 'Say what is mapped, or delete the mapping.')
  if (target === null)
    refuseMissing(reader, place, 'io-mapping', parameter.type, 'target', 'Name the variable, or delete the mapping.')
  if (parameter.type === 'zeebe:Input') hintSecrets(reader, place, 'source', source)
  return {
    source: source === null ? null : writtenFrom(reader, place, 'source', source),
    target: variableFrom(reader, place, target) ?? 'nowhere',
  }
}

/** As FEEL has names: letters of any script. Camunda's rule allows Latin ones only, which Zeebe does not insist on. */
const variablePattern = /^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*$/u

/** Each dot leads into one more context, which is built and copied. */
const variableLengthMax = 500

/** The name of a variable, perhaps with the way into it (`order.id`); null where there is none. */
export function variableFrom(reader: Reader, place: BpmnElement, name: string | null): string | null {
  if (name === null || (name.length <= variableLengthMax && variablePattern.test(name))) return name
  const remedy = 'Use letters, digits and _, and begin with a letter; a dot leads into a context.'
  reader.report.refuse(place, 'variable-name', `Property value of ${quoted(name)} not allowed`, remedy)
  return null
}
