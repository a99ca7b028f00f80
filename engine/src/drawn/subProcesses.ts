import type { Activity, Binding, Drawn } from './common.ts'
import type { Flow, FlowNode } from './graph.ts'
import type { Written } from './written.ts'

/** What is drawn inside a process or a sub-process. Flows never lead out of it. */
export type Canvas = { readonly nodes: readonly FlowNode[]; readonly flows: readonly Flow[] }

export type SubProcess = Activity & Canvas & { readonly type: 'subProcess' }

/** No flow leads to it: it begins when its one start event happens. */
export type EventSubProcess = Drawn & Canvas & { readonly type: 'eventSubProcess' }

/** `zeebe:calledElement`. Without propagation only what is mapped goes in, and only what is mapped comes out. */
export type CallActivity = Activity & {
  readonly type: 'callActivity'
  readonly processId: Written
  readonly binding: Binding
  readonly propagateAllParentVariables: boolean
  readonly propagateAllChildVariables: boolean
}
