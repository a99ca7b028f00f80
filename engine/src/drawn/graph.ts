import type { BoundaryEvent, EndEvent, IntermediateCatchEvent, IntermediateThrowEvent, StartEvent } from './events.ts'
import type { EventBasedGateway, ExclusiveGateway, InclusiveGateway, ParallelGateway } from './gateways.ts'
import type { CallActivity, Canvas, EventSubProcess, SubProcess } from './subProcesses.ts'
import type {
  BusinessRuleTask,
  ManualTask,
  ReceiveTask,
  ScriptJobTask,
  ScriptTask,
  SendTask,
  ServiceTask,
  UndefinedTask,
  UserTask,
} from './tasks.ts'
import type { Expression } from './written.ts'

/** A condition counts only on a flow out of an exclusive or inclusive gateway. */
export type Flow = {
  readonly id: string
  readonly name?: string
  readonly from: string
  readonly to: string
  readonly condition?: Expression
}

/** A BPMN element that a token can stand on. Every type has its row in `nodes/behaviours.ts`. */
export type FlowNode =
  | StartEvent
  | IntermediateCatchEvent
  | IntermediateThrowEvent
  | BoundaryEvent
  | EndEvent
  | ServiceTask
  | SendTask
  | BusinessRuleTask
  | ScriptJobTask
  | ScriptTask
  | ReceiveTask
  | UserTask
  | ManualTask
  | UndefinedTask
  | SubProcess
  | EventSubProcess
  | CallActivity
  | ExclusiveGateway
  | InclusiveGateway
  | ParallelGateway
  | EventBasedGateway

/** A process as it was drawn: plain JSON, perhaps wrong. */
export type Graph = Canvas & { readonly id: string; readonly name?: string }
