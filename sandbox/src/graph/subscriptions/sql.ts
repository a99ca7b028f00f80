import type { Store } from '../../store/index.ts'

export type Subscription = {
  id: string
  appId: string
  creatorId: string
  resource: string
  changeTypes: string
  notificationUrl: string
  lifecycleUrl: string | null
  clientState: string | null
  tlsVersion: string | null
  expiresAt: number
  /** The newest change of the directory it has been told of. */
  cursor: number
  remindedAt: number | null
}

export const subscriptions = (store: Store): Subscription[] =>
  store.rows<Subscription>`
    select id, app_id as appId, creator_id as creatorId, resource, change_types as changeTypes,
      notification_url as notificationUrl, lifecycle_url as lifecycleUrl, client_state as clientState,
      tls_version as tlsVersion, expires_at as expiresAt, cursor, reminded_at as remindedAt
    from subscription order by rowid limit 10000`

/** An app sees its own. */
export const subscriptionOf = (store: Store, appId: string, id: string): Subscription | undefined =>
  subscriptions(store).find((one) => one.id === id && one.appId === appId)

export function addSubscription(store: Store, subscription: Subscription): void {
  const { id, appId, creatorId, resource, changeTypes, notificationUrl, lifecycleUrl } = subscription
  const { clientState, tlsVersion, expiresAt, cursor } = subscription
  store.run`
    insert into subscription (id, app_id, creator_id, resource, change_types, notification_url, lifecycle_url,
      client_state, tls_version, expires_at, cursor)
    values (${id}, ${appId}, ${creatorId}, ${resource}, ${changeTypes}, ${notificationUrl}, ${lifecycleUrl},
      ${clientState}, ${tlsVersion}, ${expiresAt}, ${cursor})`
}

/** Renewing is reauthorizing as well. */
export const renew = (store: Store, id: string, expiresAt: number): void =>
  store.run`update subscription set expires_at = ${expiresAt}, reminded_at = null where id = ${id}`

export const remind = (store: Store, id: string, at: number): void =>
  store.run`update subscription set reminded_at = ${at} where id = ${id}`

export const moveCursor = (store: Store, id: string, cursor: number): void =>
  store.run`update subscription set cursor = ${cursor} where id = ${id}`

export function removeSubscription(store: Store, id: string): void {
  store.run`delete from subscription where id = ${id}`
}

export const removeExpired = (store: Store, now: number): void =>
  store.run`delete from subscription where expires_at <= ${now}`

export type Notification = {
  id: number
  url: string
  body: string
  firstAt: number
  dueAt: number
  attempts: number
}

export function addNotification(store: Store, subscriptionId: string, url: string, body: unknown, now: number): void {
  store.run`
    insert into notification (subscription_id, url, body, first_at, due_at)
    values (${subscriptionId}, ${url}, ${JSON.stringify(body)}, ${now}, ${now})`
}

export const nextDue = (store: Store): number | undefined =>
  store.row<{ dueAt: number | null }>`select min(due_at) as dueAt from notification`?.dueAt ?? undefined

export const dueNotifications = (store: Store, now: number): Notification[] =>
  store.rows<Notification>`
    select id, url, body, first_at as firstAt, due_at as dueAt, attempts
    from notification where due_at <= ${now} order by id limit 100`

export const removeNotification = (store: Store, id: number): void =>
  store.run`delete from notification where id = ${id}`

export const postpone = (store: Store, id: number, dueAt: number): void =>
  store.run`update notification set due_at = ${dueAt}, attempts = attempts + 1 where id = ${id}`
