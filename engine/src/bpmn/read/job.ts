import type { Expression, Job, Written } from '../../drawn/index.ts'
import { type BpmnElement, childrenOf, extensionOf, settingOf } from '../element.ts'
import { quoted } from '../shown.ts'
import { textsFrom } from './common.ts'
import { refuseMissing, refuseMissingExtension } from './missing.ts'
import type { Reader } from './reader.ts'
import { expressionFrom, isExpression, writtenFrom } from './written.ts'

export const jobExtensions = ['zeebe:TaskDefinition', 'zeebe:TaskHeaders'] as const

/** As Zeebe has it. */
const retriesDefault = 3

export const jobFrom = (reader: Reader, element: BpmnElement): Job => ({
  taskType: taskTypeFrom(reader, element),
  retries: retriesFrom(reader, element),
  headers: headersFrom(reader, element),
})

function taskTypeFrom(reader: Reader, element: BpmnElement): Written {
  const definition = extensionOf(element, 'zeebe:TaskDefinition')
  const type = settingOf(definition, 'type')
  const remedy = 'Choose a template, or enter the type of the job.'
  if (!definition) refuseMissingExtension(reader, element, 'implementation', ['zeebe:TaskDefinition'], remedy)
  else if (type === null) refuseMissing(reader, element, 'implementation', definition.type, 'type', remedy)
  return type === null ? 'unknown' : writtenFrom(reader, element, 'type', type)
}

function retriesFrom(reader: Reader, element: BpmnElement): number | Expression {
  const retries = settingOf(extensionOf(element, 'zeebe:TaskDefinition'), 'retries')
  if (retries === null) return retriesDefault
  if (isExpression(retries)) return expressionFrom(reader, element, 'retries', retries)
  if (/^[1-9]\d{0,8}$/.test(retries)) return Number(retries)
  const remedy = 'Enter a whole number from 1 on; 1 means that it is tried once.'
  reader.report.refuse(element, 'implementation', `Property value of ${quoted(retries)} not allowed`, remedy)
  return retriesDefault
}

export function headersFrom(reader: Reader, element: BpmnElement): Job['headers'] {
  const headers = extensionOf(element, 'zeebe:TaskHeaders')
  return headers ? textsFrom(reader, element, childrenOf(headers, 'values'), 'key', 'duplicate-task-headers') : {}
}
