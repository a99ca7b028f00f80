// bpmn-engine: the same six elements in memory. The diagram is read once; what is timed is running it.

import { EventEmitter, once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BpmnEngineOptions, Engine } from 'bpmn-engine'
import { loadFor, underLoad } from '../load.ts'
import { type Assignment, type Figures, measure } from '../program.ts'
import { created, decided, started } from '../world/diagram.ts'

async function instancesInMemory({ quick }: Assignment): Promise<Figures> {
  const xml = readFileSync(join(import.meta.dirname, 'hiring.bpmn'), 'utf8')
  const [definition] = await new Engine({ name: 'hiring', source: xml }).getDefinitions()
  const sourceContext: Source = definition?.environment.options.source
  const { perSecond } = await underLoad({ ...loadFor({ quick }), clients: 1 }, async () => {
    const before = told
    await run(sourceContext)
    if (told !== before + 1) throw new Error('an instance ended without telling anybody')
  })
  const state = await run(sourceContext, (engine) => engine.getState())
  return { perSecond, stateBytes: [Buffer.byteLength(JSON.stringify(state))] }
}

/** A diagram as it has been read. */
type Source = NonNullable<BpmnEngineOptions['sourceContext']>

type Next = (error: Error | null, result?: unknown) => void

let told = 0
const services = {
  create: (_scope: unknown, next: Next): void => next(null, created),
  tell: (_scope: unknown, next: Next): void => {
    told += 1
    next(null)
  },
}

type Asked = { environment: { output: Record<string, unknown> }; signal(): void }

/** From start to end; `look` sees the engine while it waits for the decision. */
async function run<Seen>(sourceContext: Source, look?: (engine: Engine) => Promise<Seen>): Promise<Seen | undefined> {
  const engine = new Engine({ name: 'hiring', sourceContext, services, variables: started })
  const listener = new EventEmitter()
  let seen: Promise<Seen> | undefined
  listener.once('activity.wait', (asked: Asked) => {
    seen = look?.(engine)
    Object.assign(asked.environment.output, decided)
    asked.signal()
  })
  const ended = once(engine, 'end')
  await engine.execute({ listener })
  await ended
  return seen
}

await measure(instancesInMemory)
