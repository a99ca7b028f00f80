// A whole server as a process that may be killed, with actions that act on the receiver.

import { readSettings } from '../../platform/serverSettings.ts'
import type { Action, Assignment, Repeat } from '../../processes/index.ts'
import { startServer } from '../../startServer.ts'
import { type Kind, taskTypeOf } from './kind.ts'

const receiver = process.env.RECEIVER_URL ?? ''

async function ask(method: 'GET' | 'POST', kind: Kind, assignment: Assignment): Promise<boolean> {
  const { key, visit, variables, signal } = assignment
  const wish = `${variables.cycle} ${visit.split('#')[0]}`
  const response = await fetch(`${receiver}/${kind}?${new URLSearchParams({ key, wish })}`, { method, signal })
  return ((await response.json()) as { done: boolean }).done
}

const action = (kind: Kind, repeat: Repeat): Action => ({
  taskType: taskTypeOf(kind),
  repeat,
  run: async (assignment) => {
    await ask('POST', kind, assignment)
    return { type: 'completed' }
  },
})

const known: Action = {
  ...action('known', 'unsafe'),
  lookUp: async (assignment) => ({ type: (await ask('GET', 'known', assignment)) ? 'completed' : 'not-done' }),
}

const actions = [action('keyed', 'keyed'), action('unsafe', 'unsafe'), known]
// About as short as the life of a server here, so that what the dead held is taken up while the test goes on; and fewer
// hands than there are jobs, so that jobs are claimed as well as born in a hand.
const settings = { leaseMs: 2_000, handsMax: 8 }
await startServer(readSettings(process.env), () => undefined, { actions, settings })
process.send?.('ready')
process.on('disconnect', () => process.exit())
