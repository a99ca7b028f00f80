// Events that happen because a token comes by: signals, escalations, errors, links, and messages, which are jobs.

import { caught } from '../catching.ts'
import { closeInside } from '../close.ts'
import type { EndEvent, ErrorThrow, EscalationThrow, IntermediateThrowEvent, SignalEvent } from '../drawn/index.ts'
import { finish } from '../finish.ts'
import { invariant } from '../invariant.ts'
import { titleOf } from '../model.ts'
import { after, type Move } from '../move.ts'
import { aName, compute, isName, isRefusal, type Refusal, type Wanted } from '../refusal.ts'
import { noVariables } from '../values.ts'
import type { Behaviour, Entry } from './behaviour.ts'
import { pass, visibleAt } from './entry.ts'
import { enterJob, job } from './job.ts'

export const intermediateThrowEvent: Behaviour<IntermediateThrowEvent> = {
  enter: (entry) => {
    const { node } = entry
    switch (node.event.type) {
      case 'none':
        return pass(entry)
      case 'message':
        return enterJob(entry)
      case 'signal':
        return broadcast(entry, node.event)
      case 'escalation':
        return escalate(entry, node.event)
      case 'link':
        return jump(entry)
    }
  },
  on: job.on,
}

export const endEvent: Behaviour<EndEvent> = {
  enter: (entry) => {
    const { node } = entry
    switch (node.event.type) {
      case 'none':
        return pass(entry)
      case 'message':
        return enterJob(entry)
      case 'signal':
        return broadcast(entry, node.event)
      case 'escalation':
        return escalate(entry, node.event)
      case 'error':
        return fail(entry, node.event)
      case 'terminate':
        return terminate(entry)
    }
  },
  on: job.on,
}

type Thrower = Entry<IntermediateThrowEvent | EndEvent>

/** The event's own variables go with the signal. */
function broadcast(entry: Thrower, { signalName }: SignalEvent): Move | Refusal {
  const { turn, node, locals = noVariables } = entry
  const name = compute(turn, node, signalName, visibleAt(entry), wanted('the name of the signal'))
  if (!name.ok) return name.refusal
  const passed = pass(entry)
  if (isRefusal(passed)) return passed
  return after([{ type: 'broadcast', signalName: name.value, variables: locals }], passed)
}

/** An escalation that nobody catches is none; the token goes on unless whoever catches it interrupts. */
function escalate(entry: Thrower, { escalationCode }: EscalationThrow): Move | Refusal {
  const { turn, instance, node, token, locals = noVariables } = entry
  const code = compute(turn, node, escalationCode, visibleAt(entry), wanted('the code of the escalation'))
  if (!code.ok) return code.refusal
  const at = { within: token.within, visit: null }
  const catching = caught(turn.model, instance, { type: 'escalation', code: code.value }, at, null, locals)
  if (!catching) return pass(entry)
  const { next, effects, tokens } = catching.move
  if (catching.interrupting || next.status !== 'active') return catching.move
  const passed = pass({ ...entry, instance: next })
  return isRefusal(passed) ? passed : after(effects, { ...passed, tokens: [...tokens, ...passed.tokens] })
}

function fail(entry: Thrower, { errorCode }: ErrorThrow): Move | Refusal {
  const { turn, instance, node, token, locals = noVariables } = entry
  const code = compute(turn, node, errorCode, visibleAt(entry), wanted('the code of the error'))
  if (!code.ok) return code.refusal
  const at = { within: token.within, visit: null }
  const catching = caught(turn.model, instance, { type: 'error', code: code.value }, at, null, locals)
  if (catching) return catching.move
  const message = `${titleOf(node)} throws the error "${code.value}", which nothing in the process catches`
  return { code: 'UNHANDLED_ERROR_EVENT', message, warnings: [] }
}

function jump({ turn, instance, node, token }: Thrower): Move {
  const to = turn.model.links.get(node.id)
  invariant(to, `the link ${node.id} leads nowhere`)
  return { next: instance, effects: [], tokens: [{ to, by: null, within: token.within }] }
}

/** All else in its scope ends, tokens on their way included. For the process that is an orderly end. */
function terminate({ instance, token: { within } }: Thrower): Move {
  if (within === 'process') return { ...finish(instance, 'completed'), tokens: [] }
  return { ...closeInside(instance, within), tokens: [], empties: within }
}

const wanted = (what: string): Wanted<string> => ({ code: 'EXTRACT_VALUE_ERROR', what, form: aName, is: isName })
