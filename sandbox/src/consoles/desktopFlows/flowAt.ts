// The desktop flow that an address names, as the visitor sees it.

import { type DesktopFlow, desktopFlows, findDesktopFlow, maySeeFlow, ownsFlow } from '../../dataverse/index.ts'
import { type Answer, type Crumb, environmentPath, refusedAt, showNothing, type Visit } from '../frame/index.ts'
import { asMember, type MemberVisit } from '../members/index.ts'

export type FlowVisit = MemberVisit & {
  flow: DesktopFlow
  /** Or they may only run it. */
  isOwner: boolean
}

export const flowsPath = (visit: Visit): string => `${environmentPath(visit)}/uiflows`

export const pathTo = (visit: Visit, { id }: Pick<DesktopFlow, 'id'>, page: string): string =>
  `${flowsPath(visit)}/${id}/${page}`

export const flowsSeen = ({ premises: { store }, member }: MemberVisit): DesktopFlow[] =>
  desktopFlows(store).filter((flow) => maySeeFlow(store, member, flow))

export const flowsOwned = ({ premises: { store }, member }: MemberVisit): DesktopFlow[] =>
  desktopFlows(store).filter((flow) => ownsFlow(store, member, flow))

export const onFlow = <Rest extends unknown[]>(go: (visit: FlowVisit, ...rest: Rest) => Answer) =>
  asMember<Rest>((visit, ...rest) => {
    const { c, premises, member } = visit
    const flow = findDesktopFlow(premises.store, c.req.param('flow') ?? '')
    if (!flow || !maySeeFlow(premises.store, member, flow)) return showNothing(visit, 'Desktop flow', listTrail(visit))
    return go({ ...visit, flow, isOwner: ownsFlow(premises.store, member, flow) }, ...rest)
  })

export const onOwnFlow = <Rest extends unknown[]>(go: (visit: FlowVisit, ...rest: Rest) => Answer) =>
  onFlow<Rest>((visit, ...rest) =>
    visit.isOwner
      ? go(visit, ...rest)
      : refusedAt(
          visit,
          pathTo(visit, visit.flow, 'details'),
          `${visit.person.displayName} may run this flow, but not change it.`,
        ),
  )

export const listTrail = (visit: Visit): Crumb[] => [{ text: 'Desktop flows', href: flowsPath(visit) }]

export const trailTo = (visit: FlowVisit): Crumb[] => [
  ...listTrail(visit),
  { text: visit.flow.name, href: pathTo(visit, visit.flow, 'details') },
]
