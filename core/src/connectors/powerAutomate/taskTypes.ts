/** What a task may do with desktop flows. The names stand in diagrams and never change. */
export const desktopFlowTaskTypes = {
  run: 'countersign:power-automate:run-desktop-flow',
  start: 'countersign:power-automate:start-desktop-flow',
  status: 'countersign:power-automate:get-run-status',
  outputs: 'countersign:power-automate:get-run-outputs',
  cancel: 'countersign:power-automate:cancel-run',
} as const

export type DesktopFlowOperation = keyof typeof desktopFlowTaskTypes

/** What follows by itself where nobody wants a run any more that was begun: it is stopped. */
export const callOffRunTaskType = 'countersign:power-automate:call-off-run'
