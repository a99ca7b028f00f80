// Consoles over premises of their own: what a test does beside the pages it does by the rooms' faces.

import { connectionsNamedIn, createFlow, type Flow, findFlow, type JsonObject, startRun } from '../../automate/index.ts'
import { employeeId } from '../../company/index.ts'
import { type ConsoleVisitor, consoleVisitor } from '../../testing/consoleVisitor.ts'
import { type TestAutomate, testAutomate } from '../../testing/testAutomate.ts'
import { consolesRoom } from '../room.ts'

export type TestConsoles = TestAutomate & {
  visit: (name: string) => Promise<ConsoleVisitor>
  /** Of a person, off, with connections that nobody has confirmed. */
  flowOf: (alias: string, definition: JsonObject, displayName?: string) => Flow
  /** As if its trigger had received this; until all is done that is due. */
  run: (flow: Flow, body?: JsonObject) => Promise<string>
}

export async function testConsoles(): Promise<TestConsoles> {
  const automate = await testAutomate({}, [consolesRoom])
  const { premises } = automate
  return {
    ...automate,
    visit: (name) => consoleVisitor(premises.url, name),
    flowOf: (alias, definition, displayName = 'Hiring') => {
      const made = createFlow(premises, {
        displayName,
        creatorId: employeeId(alias),
        definition,
        connections: connectionsNamedIn(definition),
      })
      if (!made.ok) throw new Error(JSON.stringify(made.refusal))
      return made.value
    },
    run: async ({ id }, body = {}) => {
      const flow = findFlow(premises.store, id)
      if (!flow) throw new Error('there is no such flow any more')
      const name = startRun(premises, flow, { outputs: { headers: {}, body }, hasCaller: false })
      await automate.pass()
      return name
    },
  }
}
