// What is drawn: the elements of a process, as plain data. A BPMN file is read into it, `draw` writes it in code.

export type { Activity, Binding, Drawn, Job, Loop, Mapped, Mapping } from './common.ts'
export type {
  BoundaryEvent,
  EndEvent,
  ErrorCatch,
  ErrorThrow,
  EscalationCatch,
  EscalationThrow,
  IntermediateCatchEvent,
  IntermediateThrowEvent,
  LinkEvent,
  MessageCatch,
  MessageThrow,
  None,
  SignalEvent,
  StartEvent,
  Terminate,
  TimerCatch,
} from './events.ts'
export type { EventBasedGateway, ExclusiveGateway, InclusiveGateway, ParallelGateway } from './gateways.ts'
export type { Flow, FlowNode, Graph } from './graph.ts'
export type { CallActivity, Canvas, EventSubProcess, SubProcess } from './subProcesses.ts'
export type {
  BusinessRuleTask,
  Form,
  ManualTask,
  ReceiveTask,
  ScriptJobTask,
  ScriptTask,
  SendTask,
  ServiceTask,
  UndefinedTask,
  UserTask,
} from './tasks.ts'
export type { Expression, Texts, Written } from './written.ts'
