import type { Activity, Loop } from '../../drawn/index.ts'
import { type BpmnElement, childOf, extensionOf, flagOf, is, settingOf, textOf } from '../element.ts'
import { drawnFrom, mappedFrom, variableFrom } from './common.ts'
import { checkExtensions } from './extensions.ts'
import { refuseMissing, refuseMissingExtension } from './missing.ts'
import { checkAttributes, checkChildren } from './properties.ts'
import type { Reader } from './reader.ts'
import { expressionFrom } from './written.ts'

/** What all tasks, sub-processes and call activities have; `extensions` and `children` are what this one has besides. */
export function activityFrom(
  reader: Reader,
  element: BpmnElement,
  extensions: readonly string[] = [],
  children: readonly string[] = [],
): Activity {
  checkExtensions(reader, element, 'zeebe:IoMapping', ...extensions)
  checkChildren(reader, element, 'loopCharacteristics', ...children)
  checkAttributes(reader, element)
  const loop = loopFrom(reader, element)
  return { ...drawnFrom(reader, element), ...mappedFrom(reader, element), ...(loop && { loop }) }
}

function loopFrom(reader: Reader, element: BpmnElement): Loop | undefined {
  const drawn = childOf(element, 'loopCharacteristics')
  if (!drawn) return undefined
  if (!is(drawn, 'bpmn:MultiInstanceLoopCharacteristics')) {
    const reason = `Property <loopCharacteristics> of type <${drawn.type}> not allowed`
    const remedy = 'Use a multi-instance marker, or lead a flow back through an exclusive gateway.'
    reader.report.refuse(element, 'loop-characteristics', reason, remedy)
    return undefined
  }
  checkExtensions(reader, drawn, 'zeebe:LoopCharacteristics')
  checkChildren(reader, drawn, 'completionCondition')
  checkAttributes(reader, drawn)
  const settings = extensionOf(drawn, 'zeebe:LoopCharacteristics')
  if (!settings) {
    refuseMissingExtension(reader, drawn, 'loop-characteristics', ['zeebe:LoopCharacteristics'], loopRemedy)
    return undefined
  }
  return loopWith(reader, element, drawn, settings)
}

const loopRemedy = 'Enter the collection for whose items the activity is done, for example =orders.'

function loopWith(reader: Reader, element: BpmnElement, drawn: BpmnElement, settings: BpmnElement): Loop {
  const expressionOf = (property: string) => {
    const text = settingOf(settings, property)
    return text === null ? null : expressionFrom(reader, element, property, text)
  }
  const inputCollection = expressionOf('inputCollection')
  if (!inputCollection)
    refuseMissing(reader, element, 'loop-characteristics', settings.type, 'inputCollection', loopRemedy)
  const completionCondition = textOf(drawn, 'completionCondition')
  return {
    ordering: flagOf(drawn, 'isSequential', false) ? 'sequential' : 'parallel',
    inputCollection: inputCollection ?? { feel: '[]' },
    inputElement: variableFrom(reader, element, settingOf(settings, 'inputElement')),
    ...outputsFrom(reader, element, settings),
    completionCondition:
      completionCondition === null ? null : expressionFrom(reader, element, 'completionCondition', completionCondition),
  }
}

/** What the items give is collected, or it is not: half of it says nothing. */
function outputsFrom(
  reader: Reader,
  element: BpmnElement,
  settings: BpmnElement,
): Pick<Loop, 'outputCollection' | 'outputElement'> {
  const given = (['outputCollection', 'outputElement'] as const).filter((each) => settingOf(settings, each) !== null)
  const [one] = given
  if (one && given.length === 1) {
    const other = one === 'outputElement' ? 'outputCollection' : 'outputElement'
    const reason = `Element of type <${settings.type}> must have property <${other}> if it has property <${one}>`
    reader.report.refuse(element, 'loop-characteristics', reason, 'Enter both, or neither.')
  }
  const collection = variableFrom(reader, element, settingOf(settings, 'outputCollection'))
  const output = settingOf(settings, 'outputElement')
  if (collection === null || output === null) return { outputCollection: null, outputElement: null }
  return { outputCollection: collection, outputElement: expressionFrom(reader, element, 'outputElement', output) }
}
