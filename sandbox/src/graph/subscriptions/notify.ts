// What is told of a change to whoever subscribed.
//
// Users and groups know two kinds of change: creating, changing and deleting (which can be undone) are `updated`; only
// the end of what was deleted is `deleted`. Nothing is ever `created`.

import { randomUUID } from 'node:crypto'
import { changesBetween, homeTenant, type ObjectChange } from '../../directory/index.ts'
import type { Premises } from '../../premises.ts'
import { readWatched, type Watched } from './resource.ts'
import { addNotification, moveCursor, remind, type Subscription } from './sql.ts'

/** Puts into the queue what a subscription has not heard of, as far as readers can see it. */
export function enqueueChanges({ store, directory, clock }: Premises, subscription: Subscription): void {
  const { seen } = directory.sequence()
  if (subscription.cursor >= seen) return
  const watched = readWatched(subscription.resource)
  const changes = watched ? changesBetween(directory, watched.kind, subscription.cursor, seen) : []
  const value = watched ? changes.flatMap((change) => notificationOf(store, subscription, watched, change) ?? []) : []
  store.transaction(() => {
    moveCursor(store, subscription.id, seen)
    if (value.length > 0)
      addNotification(store, subscription.id, subscription.notificationUrl, { value }, clock().getTime())
  })
}

function notificationOf(store: Premises['store'], subscription: Subscription, watched: Watched, change: ObjectChange) {
  const { before, after, links } = change
  if (watched.id !== undefined && watched.id !== after.id) return undefined
  const members = links.filter(({ name }) => name === 'member')
  const isTouched = watched.isMembers ? members.length > 0 : before !== after || members.length > 0
  const changeType = after.state === 'gone' ? 'deleted' : 'updated'
  if (!isTouched || !subscription.changeTypes.split(',').includes(changeType)) return undefined
  const set = watched.kind === 'user' ? 'Users' : 'Groups'
  const type = watched.kind === 'user' ? 'User' : 'Group'
  return {
    ...addressed(store, subscription),
    id: randomUUID(),
    changeType,
    resource: `${set}/${after.id}`,
    resourceData: {
      '@odata.type': `#Microsoft.Graph.${type}`,
      '@odata.id': `${set}/${after.id}`,
      id: after.id,
      ...(members.length > 0
        ? {
            'members@delta': members.map(({ target, isThere }) => ({
              id: target.id,
              ...(isThere ? {} : { '@removed': 'deleted' }),
            })),
          }
        : {}),
    },
  }
}

/** `clientState` is how whoever receives it knows that it comes from here. */
const addressed = (store: Premises['store'], { id, expiresAt, clientState }: Subscription) => ({
  subscriptionId: id,
  subscriptionExpirationDateTime: new Date(expiresAt).toISOString(),
  clientState,
  tenantId: homeTenant(store).id,
})

/** "Renew me, or it ends." */
export function enqueueReminder({ store, clock }: Premises, subscription: Subscription): void {
  if (subscription.lifecycleUrl === null) return
  const now = clock().getTime()
  const value = [{ ...addressed(store, subscription), lifecycleEvent: 'reauthorizationRequired' }]
  store.transaction(() => {
    remind(store, subscription.id, now)
    addNotification(store, subscription.id, subscription.lifecycleUrl ?? '', { value }, now)
  })
}
