// What subscriptions do by themselves: hear of changes, be reminded, expire, and be told what is in their queue.
//
// N1  An answer of 2xx within three seconds is an answer. Anything else is tried again, less and less often, for four
//     hours; then it is dropped without a word.
// N2  An hour before its end a subscription with a lifecycle address is reminded, and every quarter of an hour from then.

import { hour, minute, second } from '../../clock.ts'
import type { Premises } from '../../premises.ts'
import type { DueWork } from '../../time/index.ts'
import { enqueueChanges, enqueueReminder } from './notify.ts'
import {
  dueNotifications,
  type Notification,
  nextDue,
  postpone,
  removeExpired,
  removeNotification,
  type Subscription,
  subscriptions,
} from './sql.ts'

export const subscriptionsDue = (premises: Premises): DueWork => ({
  next: () => earliest([nextDue(premises.store), ...subscriptions(premises.store).map((one) => dueOf(premises, one))]),
  run: async (signal) => {
    const { store, clock } = premises
    for (const subscription of subscriptions(store)) {
      enqueueChanges(premises, subscription)
      const reminder = reminderOf(subscription)
      if (reminder !== undefined && reminder <= clock().getTime()) enqueueReminder(premises, subscription)
    }
    removeExpired(store, clock().getTime())
    await Promise.all(dueNotifications(store, clock().getTime()).map((one) => deliver(premises, one, signal)))
  },
})

const earliest = (moments: readonly (number | undefined)[]): number | undefined => {
  const known = moments.filter((moment) => moment !== undefined)
  return known.length > 0 ? Math.min(...known) : undefined
}

function dueOf({ directory, clock }: Premises, subscription: Subscription): number | undefined {
  const { seen, latest } = directory.sequence()
  const change =
    subscription.cursor < seen ? clock().getTime() : subscription.cursor < latest ? directory.nextSeenAt() : undefined
  return earliest([change, reminderOf(subscription), subscription.expiresAt])
}

const remindedBefore = hour
const remindedEvery = 15 * minute

function reminderOf({ lifecycleUrl, remindedAt, expiresAt }: Subscription): number | undefined {
  if (lifecycleUrl === null) return undefined
  const at = remindedAt === null ? expiresAt - remindedBefore : remindedAt + remindedEvery
  return at < expiresAt ? at : undefined
}

const answerMs = 3_000
const droppedAfter = 4 * hour

/** 10 seconds, 20, 40 … up to half an hour. */
const waitAfter = (attempts: number): number => Math.min(10 * second * 2 ** attempts, 30 * minute)

async function deliver(premises: Premises, notification: Notification, stopping: AbortSignal): Promise<void> {
  const { store, clock } = premises
  const { id, url, body, attempts, firstAt } = notification
  const isTaken = await post(premises, url, body, stopping)
  const next = clock().getTime() + waitAfter(attempts)
  if (isTaken || next > firstAt + droppedAfter) removeNotification(store, id)
  else postpone(store, id, next)
}

async function post({ faults }: Premises, url: string, body: string, stopping: AbortSignal): Promise<boolean> {
  const send = () =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body,
      redirect: 'manual',
      signal: AbortSignal.any([stopping, AbortSignal.timeout(answerMs)]),
    })
  try {
    const response = await faults.callOut(url, send, new Response(null, { status: 202 }))
    await response.body?.cancel()
    return response.ok
  } catch {
    return false // unreachable, or too slow: both are no answer
  }
}
