import { after, latestMoment } from '../../time/index.ts'
import { doneAt, momentText, refusedAt, type Visit } from '../frame/index.ts'
import { sandboxPath } from './page.ts'

export async function moveClock(visit: Visit, form: URLSearchParams): Promise<Response> {
  const { time } = visit.premises
  const moment = after(time.clock(), form.get('by')?.trim() ?? '')
  if (!moment || moment > latestMoment)
    return refusedAt(visit, sandboxPath, 'A duration looks like PT10M, PT1H, P1D or P30D.')
  await time.moveTo(moment)
  return doneAt(visit, sandboxPath, `It is ${momentText(moment.getTime())} now.`)
}
