import { crowdMax, seedCrowd } from '../../company/index.ts'
import { type Answer, doneAt, refusedAt, type Visit } from '../frame/index.ts'
import { sandboxPath } from './page.ts'

const delayMaxSeconds = 3_600

export function changeDelay(visit: Visit, form: URLSearchParams): Answer {
  const seconds = numberIn(form, 'seconds')
  if (seconds === undefined || seconds > delayMaxSeconds)
    return refusedAt(visit, sandboxPath, `The delay is from 0 to ${delayMaxSeconds} seconds.`)
  visit.premises.directory.setDelayMs(Math.round(seconds * 1000))
  return doneAt(visit, sandboxPath, `Readers of the directory see a change after ${seconds} seconds.`)
}

export function changeThrottling(visit: Visit, form: URLSearchParams): Answer {
  const isOn = form.get('on') === 'yes'
  visit.premises.throttle.turn(isOn)
  return doneAt(visit, sandboxPath, isOn ? 'Graph throttles.' : 'Graph does not throttle any more.')
}

export function addPeople(visit: Visit, form: URLSearchParams): Answer {
  const crowd = numberIn(form, 'crowd')
  if (crowd === undefined || !Number.isInteger(crowd) || crowd > crowdMax)
    return refusedAt(visit, sandboxPath, `There are 0 to ${crowdMax} further people.`)
  const users = seedCrowd(visit.premises.directory, crowd)
  return doneAt(visit, sandboxPath, `There are ${users.toLocaleString('en-US')} users now.`)
}

function numberIn(form: URLSearchParams, name: string): number | undefined {
  const text = form.get(name)?.trim() ?? ''
  return /^\d{1,9}(\.\d{1,3})?$/.test(text) ? Number(text) : undefined
}
