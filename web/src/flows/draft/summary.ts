// What a step does, in one line. Pure.

import { connectorNamed } from '@countersign/core/catalog'
import {
  type Condition,
  type Conditions,
  isUnary,
  operatorWords,
  type Source,
  type Step,
  type Trigger,
  type Value,
} from '@countersign/core/flows'
import { wordsFor } from '../values/offers.ts'

/** Text as it stands, outputs by their names. */
export const valueWords = (value: Value, offers: readonly Source[]): string =>
  value.map((part) => ('from' in part ? `[${wordsFor(offers, part).title}]` : part.text)).join('')

function conditionWords({ left, operator, right }: Condition, offers: readonly Source[]): string {
  const words = `${valueWords(left, offers) || '…'} ${operatorWords[operator]}`
  return isUnary(operator) ? words : `${words} ${valueWords(right, offers) || '…'}`
}

/** “[Outcome] is approved and [Department] is Sales” */
export function conditionsWords({ match, groups }: Conditions, offers: readonly Source[]): string {
  const filled = groups.filter(({ conditions }) => conditions.length > 0)
  const words = filled.map((group) => {
    const inner = group.conditions.map((one) => conditionWords(one, offers)).join(join(group.match))
    return filled.length > 1 && group.conditions.length > 1 ? `(${inner})` : inner
  })
  return words.join(join(match))
}

const join = (match: 'all' | 'any'): string => (match === 'all' ? ' and ' : ' or ')

export const triggerTitle = (trigger: Trigger | null): string =>
  trigger === null ? 'Choose how it begins' : triggerKinds[trigger.kind].title

export const triggerKinds = {
  button: { title: 'A button in Self-Service', purpose: 'People press it there, and fill in a form you make.' },
  webhook: { title: 'A webhook', purpose: 'Another system calls an address, and sends JSON along.' },
} as const satisfies Record<Trigger['kind'], { title: string; purpose: string }>

export function triggerSummary(trigger: Trigger | null): string {
  if (trigger === null) return 'Every flow has one trigger.'
  if (trigger.kind === 'webhook') return 'Another system calls it'
  const { label, fields } = trigger
  const asked =
    fields.length === 0 ? 'asks for nothing' : `asks for ${fields.map((field) => field.label || field.name).join(', ')}`
  return label === '' ? `It ${asked}` : `“${label}” ${asked}`
}

/** What kind of step it is. */
export function kindTitle(step: Step): string {
  switch (step.kind) {
    case 'action': {
      const connector = connectorNamed(step.connector)
      return `${connector?.title ?? step.connector} · ${connector?.actions[step.action]?.title ?? step.action}`
    }
    case 'branch':
      return 'Branch'
    case 'approval':
      return 'Approval'
    case 'stop':
      return step.as === 'done' ? 'Stop' : 'Stop as failed'
  }
}

export function stepSummary(step: Step, offers: readonly Source[]): string {
  switch (step.kind) {
    case 'action':
      return Object.values(step.inputs)
        .map((value) => valueWords(value, offers))
        .filter(Boolean)
        .join(' · ')
    case 'approval': {
      const names = step.approvers.map(({ name }) => name).join(', ')
      return names && `Asks ${names}`
    }
    case 'stop':
      return valueWords(step.message, offers)
    case 'branch':
      return ''
  }
}
