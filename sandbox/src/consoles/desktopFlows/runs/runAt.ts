import { type DesktopFlow, findDesktopFlow, findSession, ownsFlow, type Session } from '../../../dataverse/index.ts'
import { type Answer, showNothing } from '../../frame/index.ts'
import { asMember, type MemberVisit } from '../../members/index.ts'
import { runsPath } from './runTable.ts'

export type RunVisit = MemberVisit & { session: Session; flow: DesktopFlow }

/** The run that an address names, for those who own its flow; to others it is not there. */
export const onRun = <Rest extends unknown[]>(go: (visit: RunVisit, ...rest: Rest) => Answer) =>
  asMember<Rest>((visit, ...rest) => {
    const { c, premises, member } = visit
    const session = findSession(premises.store, c.req.param('run') ?? '')
    const flow = session && findDesktopFlow(premises.store, session.flowId)
    if (!session || !flow || !ownsFlow(premises.store, member, flow))
      return showNothing(visit, 'Run', [{ text: 'Desktop flow runs', href: runsPath(visit) }])
    return go({ ...visit, session, flow }, ...rest)
  })
