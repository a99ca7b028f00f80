/** What keeps twice from being twice on the real host, and what stands there when it is taken out. */
export type Cut = {
  readonly promise: string
  readonly edits: readonly Edit[]
  /** The test that fails then, whatever chance brings: its file, and how its name begins. */
  readonly test: readonly [file: string, name: string]
}

/** `line` is there exactly once. */
export type Edit = { readonly file: string; readonly line: string; readonly instead: string }

const edit = (file: string, line: string, instead: string): Edit => ({ file, line, instead })
const inProcesses = (file: string, line: string, instead: string): Edit =>
  edit(`server/src/processes/${file}`, line, instead)

export const cuts = {
  'record-once': {
    promise: 'a delivery that was recorded before is passed by',
    edits: [inProcesses('host.ts', "if (known.has(deliveryKey(delivery))) return { status: 'known' }", '')],
    test: ['server/src/processes/host.test.ts', 'H2 a delivery that comes twice counts once'],
  },
  ticket: {
    promise: 'an answer takes the row that asked for it',
    edits: [inProcesses('host.ts', 'if (delivery.spends && !spent.delete(ticketKey(delivery.spends)))', 'if (false)')],
    test: ['server/src/processes/host.test.ts', 'H3 an answer without its row changes nothing'],
  },
  'visit-key': {
    promise: 'an answer is for a visit (`ask#3`), not for a node',
    edits: [
      edit(
        'engine/src/advance.ts',
        'const visit = visitOf(instance, fact.visit)',
        "const visit = instance.visits.find(({ nodeId }) => nodeId === fact.visit.split('#')[0])",
      ),
    ],
    test: ['engine/src/advance.test.ts', 'A4'],
  },
  'lease-check': {
    promise: 'what a worker says counts only while the lease it was given is the latest',
    edits: [
      inProcesses('jobs/sql.ts', 'on j.id = t.id and j.lease = t.lease and', 'on j.id = t.id and'),
      inProcesses(
        'tickets.ts',
        "const { kind, id, lease = '', revision = '' } =",
        "const lease = '', { kind, id, revision = '' } =",
      ),
    ],
    test: ['server/src/processes/jobs/worker.test.ts', 'W1 a lease that ended goes to the next'],
  },
  'lease-end': {
    promise: 'nothing is begun after the lease has ended',
    edits: [
      inProcesses('jobs/perform.ts', 'return isOurs() ? run(performance) : undefined', 'return run(performance)'),
    ],
    test: ['server/src/processes/jobs/worker.test.ts', 'P4 nothing is begun after the lease has ended'],
  },
  mark: {
    promise: 'what is unsafe is marked as begun before the outside is asked',
    edits: [inProcesses('jobs/perform.ts', 'if (!isMarked && !(await markBegun())) return undefined', '')],
    test: ['server/src/processes/crash.test.ts', 'worker: acted: unsafe actions are never done twice'],
  },
  'look-up': {
    promise: 'an unsafe action that was begun before is looked up before it is done again',
    edits: [inProcesses('jobs/perform.ts', 'if (isUnsafe && begunBefore) {', 'if (false) {')],
    test: ['server/src/processes/crash.test.ts', 'worker: acted: unsafe actions are never done twice'],
  },
} as const satisfies Readonly<Record<string, Cut>>

export type CutName = keyof typeof cuts

export const isCut = (name: string): name is CutName => Object.hasOwn(cuts, name)
