// BPMN and Zeebe have more than our engine runs. What it would refuse is not offered; where a file brings some of it, it
// stays as it is and is told as a problem.

type Groups = readonly { readonly id: string }[]
type Entries = { readonly [id: string]: unknown }

/** Groups of the properties panel. */
const hiddenGroups = new Set([
  'Zeebe__ExecutionListeners',
  'Zeebe__TaskListeners',
  'adHocSubProcessImplementation',
  'activeElements',
  'calledDecision',
])

/** What entries of the menus are about, by their ids: `append-transaction`, `replace-with-conditional-start`, `toggle-loop`. */
const hiddenEntries = /compensation|conditional(?!-flow)|transaction|cancel|ad-?hoc|complex-gateway|toggle-loop/

const runs = (entries: Entries): Entries =>
  Object.fromEntries(Object.entries(entries).filter(([id]) => !hiddenEntries.test(id)))

/** Everybody else has had their say by then: other providers have 500 and more. */
const lastOfAll = 100

type Panel = { registerProvider(priority: number, provider: object): void }
type Menu = { registerProvider(menu: string, priority: number, provider: object): void }

function hideWhatDoesNotRun(propertiesPanel: Panel, popupMenu: Menu): object {
  propertiesPanel.registerProvider(lastOfAll, {
    getGroups: () => (groups: Groups) => groups.filter(({ id }) => !hiddenGroups.has(id)),
  })
  for (const menu of ['bpmn-append', 'bpmn-create', 'bpmn-replace'])
    popupMenu.registerProvider(menu, lastOfAll, {
      getPopupMenuEntries: () => runs,
      getPopupMenuHeaderEntries: () => runs,
    })
  return {}
}
hideWhatDoesNotRun.$inject = ['propertiesPanel', 'popupMenu']

export const OnlyWhatRunsModule = {
  __init__: ['onlyWhatRuns'],
  onlyWhatRuns: ['factory', hideWhatDoesNotRun],
}
