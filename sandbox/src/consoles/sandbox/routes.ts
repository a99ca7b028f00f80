// What somebody does to the sandbox itself: the control API as a page.

import { Hono } from 'hono'
import type { Traced } from '../../entra/index.ts'
import type { Premises } from '../../premises.ts'
import { acting, doneAt, looking, showConfirm, type Visit } from '../frame/index.ts'
import { moveClock } from './clock.ts'
import { addPeople, changeDelay, changeThrottling } from './data.ts'
import { sandboxPath, showSandbox } from './page.ts'

export const sandboxConsoleRoutes = (premises: Premises, reset: () => Promise<void>): Hono<Traced> =>
  new Hono<Traced>()
    .get(sandboxPath, looking(premises, showSandbox))
    .post(`${sandboxPath}/clock`, acting(premises, moveClock))
    .post(`${sandboxPath}/replication`, acting(premises, changeDelay))
    .post(`${sandboxPath}/throttling`, acting(premises, changeThrottling))
    .post(`${sandboxPath}/people`, acting(premises, addPeople))
    .get(`${sandboxPath}/reset`, looking(premises, confirmReset))
    .post(
      `${sandboxPath}/reset`,
      acting(premises, async (visit) => {
        await reset()
        return doneAt(visit, sandboxPath, 'Everything is as at the first start.')
      }),
    )

const confirmReset = (visit: Visit) =>
  showConfirm(visit, {
    title: 'Reset the sandbox?',
    trail: [{ text: 'Clock and data', href: sandboxPath }],
    text: 'The clock, the directory, apps, flows, runs, mail, faults and the journal begin anew, and everybody is signed out. Only the signing keys stay, so that tokens of before can still be read.',
    action: `${sandboxPath}/reset`,
    submit: 'Reset',
    back: sandboxPath,
  })
