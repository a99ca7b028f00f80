import { environmentName } from '../../automate/index.ts'
import { showNothing } from './consolePage.ts'
import type { Answer, Visit } from './visit.ts'

export const environmentPath = ({ premises }: Visit): string => `/environments/${environmentName(premises.store)}`

/** There is one environment; whatever else `:env` names in an address is nobody's. */
export const inEnvironment =
  <Rest extends unknown[]>(go: (visit: Visit, ...rest: Rest) => Answer) =>
  (visit: Visit, ...rest: Rest): Answer => {
    const named = visit.c.req.param('env')?.toLowerCase()
    const isOurs = named === environmentName(visit.premises.store).toLowerCase()
    return isOurs ? go(visit, ...rest) : showNothing(visit, 'Environment')
  }
