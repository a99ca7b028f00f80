// The flow that an address names, as the visitor sees it.

import { environmentName, type Flow, findFlow, isEnvironmentAdmin, mayEdit, roleOf } from '../../automate/index.ts'
import type { Premises } from '../../premises.ts'
import {
  type Answer,
  type Crumb,
  environmentPath,
  inEnvironment,
  refusedAt,
  showNothing,
  type Visit,
} from '../frame/index.ts'

export type FlowVisit = Visit & {
  flow: Flow
  /** Or they may only look. */
  isEditor: boolean
}

export const flowsPath = (visit: Visit): string => `${environmentPath(visit)}/flows`

export const pathOf = ({ store }: Premises, { id }: Pick<Flow, 'id'>, page: string): string =>
  `/environments/${environmentName(store)}/flows/${id}/${page}`

/** Power Automate hears of flows that were made at Dataverse a little later. */
export const isKnown = ({ clock }: Premises, { registeredAt }: Flow): boolean => registeredAt <= clock().getTime()

/** For those who may look at it; to others it is not there. */
export const onFlow = <Rest extends unknown[]>(go: (visit: FlowVisit, ...rest: Rest) => Answer) =>
  inEnvironment<Rest>((visit, ...rest) => {
    const { c, premises, person } = visit
    const flow = findFlow(premises.store, c.req.param('flow') ?? '')
    const isSeen =
      flow &&
      isKnown(premises, flow) &&
      (roleOf(premises, flow, person.id) !== undefined || isEnvironmentAdmin(person.id))
    if (!isSeen) return showNothing(visit, 'Flow', [{ text: 'My flows', href: flowsPath(visit) }])
    return go({ ...visit, flow, isEditor: mayEdit(premises, flow, person.id) }, ...rest)
  })

/** For those who may change it. */
export const onOwnFlow = <Rest extends unknown[]>(go: (visit: FlowVisit, ...rest: Rest) => Answer) =>
  onFlow<Rest>((visit, ...rest) =>
    visit.isEditor
      ? go(visit, ...rest)
      : refusedAt(
          visit,
          pathOf(visit.premises, visit.flow, 'details'),
          `${visit.person.displayName} may look at this flow, but not change it.`,
        ),
  )

export const trailTo = (visit: FlowVisit): Crumb[] => [
  { text: 'My flows', href: flowsPath(visit) },
  { text: visit.flow.displayName, href: pathOf(visit.premises, visit.flow, 'details') },
]
