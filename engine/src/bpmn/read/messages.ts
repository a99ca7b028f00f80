// Messages and signals: what is waited for by name.

import type { Expression, MessageCatch, SignalEvent } from '../../drawn/index.ts'
import { type BpmnElement, extensionOf, idOf, settingOf } from '../element.ts'
import { refuseMissing, refuseMissingExtension } from './missing.ts'
import type { Reader } from './reader.ts'
import { requireReferenced } from './references.ts'
import { hintSecrets } from './secrets.ts'
import { expressionFrom, writtenFrom } from './written.ts'

/** A message that starts a process goes to no instance, so it needs no key to find one. */
export function messageFrom(
  reader: Reader,
  place: BpmnElement,
  holder: BpmnElement,
  goesTo: 'instance' | 'process' = 'instance',
): MessageCatch {
  const reference = { attribute: 'messageRef', type: 'bpmn:Message' }
  const remedy = 'Choose a message, or create one.'
  const message = requireReferenced(reader, place, holder, reference, 'message-reference', remedy)
  return {
    type: 'message',
    messageName: message ? nameFrom(reader, place, message, 'message-reference') : placeholder(place),
    correlationKey: goesTo === 'process' ? null : correlationKeyFrom(reader, place, message),
  }
}

function correlationKeyFrom(reader: Reader, place: BpmnElement, message: BpmnElement | undefined): Expression {
  const otherwise = { feel: 'null' }
  if (!message) return otherwise
  const subscription = extensionOf(message, 'zeebe:Subscription')
  const key = settingOf(subscription, 'correlationKey')
  const remedy = 'Enter the correlation key: an expression by which the message finds its instance, such as =orderId.'
  if (!subscription) {
    const types = ['zeebe:Subscription']
    refuseMissingExtension(reader, { ...place, type: message.type }, 'subscription', types, remedy)
  } else if (key === null) refuseMissing(reader, place, 'subscription', subscription.type, 'correlationKey', remedy)
  hintSecrets(reader, place, 'correlationKey', key)
  return key === null ? otherwise : expressionFrom(reader, place, 'correlationKey', key)
}

export function signalFrom(reader: Reader, place: BpmnElement, holder: BpmnElement): SignalEvent {
  const reference = { attribute: 'signalRef', type: 'bpmn:Signal' }
  const remedy = 'Choose a signal, or create one.'
  const signal = requireReferenced(reader, place, holder, reference, 'signal-reference', remedy)
  return {
    type: 'signal',
    signalName: signal ? nameFrom(reader, place, signal, 'signal-reference') : placeholder(place),
  }
}

function nameFrom(
  reader: Reader,
  place: BpmnElement,
  named: BpmnElement,
  code: 'message-reference' | 'signal-reference',
) {
  const name = settingOf(named, 'name')
  if (name === null) refuseMissing(reader, place, code, named.type, 'name', 'Give it a name: it is found by it.')
  return name === null ? placeholder(place) : writtenFrom(reader, place, 'name', name)
}

/** Nobody else waits for it, so that one mistake is not told as two. */
const placeholder = (place: BpmnElement): string => idOf(place) ?? `(${place.at})`
