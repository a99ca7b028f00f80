// Subscriptions to changes: made, renewed, ended. An app sees its own.

import { randomUUID } from 'node:crypto'
import { minute } from '../../clock.ts'
import { type Answer, created, type Found, found, noContent, ok, refuse } from '../answer.ts'
import type { Call, Operation } from '../call.ts'
import { grantedOf } from '../permissions.ts'
import { readWatched } from './resource.ts'
import {
  addSubscription,
  remind,
  removeSubscription,
  renew,
  type Subscription,
  subscriptionOf,
  subscriptions,
} from './sql.ts'
import { isAddress, validate } from './validate.ts'

/** Which permission it takes goes by what is subscribed to. */
const needs = 'by body'

export const subscriptionOperations: readonly Operation[] = [
  { method: 'POST', path: '/subscriptions', needs, run: subscribe },
  { method: 'GET', path: '/subscriptions', needs, run: list },
  { method: 'GET', path: '/subscriptions/{id}', needs, run: get },
  { method: 'PATCH', path: '/subscriptions/{id}', needs, run: update },
  { method: 'POST', path: '/subscriptions/{id}/reauthorize', needs, run: reauthorize },
  { method: 'DELETE', path: '/subscriptions/{id}', needs, run: remove },
]

/** Not quite 29 days, for users and groups. */
const lifeMax = 41_760 * minute
const clientStateMax = 128
const known: readonly string[] = ['created', 'updated', 'deleted']

async function subscribe(call: Call): Promise<Answer> {
  const body = await call.body()
  if (body.error) return body
  const subscription = readSubscription(call, body.value)
  if (subscription.error) return subscription
  const { notificationUrl, lifecycleUrl } = subscription.value
  for (const address of new Set([notificationUrl, ...(lifecycleUrl === null ? [] : [lifecycleUrl])])) {
    const answered = await validate(call.premises, address)
    if (answered.error) return answered
  }
  // It hears of what happens from now on; what happened while its address was looked at is not lost.
  addSubscription(call.premises.store, subscription.value)
  call.premises.time.reconsider()
  return created({ '@odata.context': `${call.base}/$metadata#subscriptions/$entity`, ...told(subscription.value) })
}

function readSubscription(call: Call, body: Readonly<Record<string, unknown>>): Found<Subscription> {
  const { resource, changeType, notificationUrl, lifecycleNotificationUrl = null, clientState = null } = body
  if (typeof resource !== 'string' || resource === '') return refuse('validation', 'The resource is missing.')
  const watched = readWatched(resource)
  if (!watched)
    return refuse('notPlayed', `subscribing to '${resource}'. Users, groups and members of a group can be watched.`)
  if (grantedOf(call.caller, watched.needs, false, undefined).length === 0) return refuse('forbidden')
  const changes =
    typeof changeType === 'string' ? changeType.split(',').map((change) => change.trim().toLowerCase()) : []
  if (changes.length === 0 || !changes.every((change) => known.includes(change)))
    return refuse('validation', 'The changeType has to be created, updated, deleted, or several of them with commas.')
  if (!isAddress(notificationUrl)) return refuse('validation', 'The notificationUrl has to be an https address.')
  if (lifecycleNotificationUrl !== null && !isAddress(lifecycleNotificationUrl))
    return refuse('validation', 'The lifecycleNotificationUrl has to be an https address.')
  if (clientState !== null && (typeof clientState !== 'string' || clientState.length > clientStateMax))
    return refuse('validation', `The clientState has to be a text of up to ${clientStateMax} characters.`)
  const expiresAt = readExpiry(call, body)
  if (expiresAt.error) return expiresAt
  return found({
    id: randomUUID(),
    appId: call.caller.appId,
    creatorId: call.caller.objectId,
    resource,
    changeTypes: changes.join(','),
    notificationUrl,
    lifecycleUrl: lifecycleNotificationUrl,
    clientState,
    tlsVersion: typeof body.latestSupportedTlsVersion === 'string' ? body.latestSupportedTlsVersion : 'v1_2',
    expiresAt: expiresAt.value,
    cursor: call.premises.directory.sequence().seen,
    remindedAt: null,
  })
}

function readExpiry({ premises }: Call, { expirationDateTime }: Readonly<Record<string, unknown>>): Found<number> {
  const at = typeof expirationDateTime === 'string' ? Date.parse(expirationDateTime) : Number.NaN
  const now = premises.clock().getTime()
  if (Number.isNaN(at)) return refuse('validation', 'The expirationDateTime is missing or no moment.')
  if (at <= now) return refuse('validation', 'Subscription expiration must be in the future.')
  return at - now > lifeMax
    ? refuse('validation', `Subscription expiration can only be ${lifeMax / minute} minutes in the future.`)
    : found(at)
}

const told = (subscription: Subscription) => ({
  id: subscription.id,
  resource: subscription.resource,
  applicationId: subscription.appId,
  changeType: subscription.changeTypes,
  clientState: subscription.clientState,
  notificationUrl: subscription.notificationUrl,
  notificationQueryOptions: null,
  lifecycleNotificationUrl: subscription.lifecycleUrl,
  expirationDateTime: new Date(subscription.expiresAt).toISOString(),
  creatorId: subscription.creatorId,
  includeResourceData: null,
  latestSupportedTlsVersion: subscription.tlsVersion,
  encryptionCertificate: null,
  encryptionCertificateId: null,
  notificationUrlAppId: null,
})

/** Whoever made it knows its secret; nobody is told it again. */
const toldAgain = (subscription: Subscription) => ({ ...told(subscription), clientState: null })

function list(call: Call): Answer {
  const own = subscriptions(call.premises.store).filter(({ appId }) => appId === call.caller.appId)
  return ok({ '@odata.context': `${call.base}/$metadata#subscriptions`, value: own.map(toldAgain) })
}

function find({ premises, caller, keys: [id = ''] }: Call): Found<Subscription> {
  const subscription = subscriptionOf(premises.store, caller.appId, id.toLowerCase())
  return subscription ? found(subscription) : refuse('subscriptionNotFound')
}

const answered = (call: Call, subscription: Subscription): Answer =>
  ok({ '@odata.context': `${call.base}/$metadata#subscriptions/$entity`, ...toldAgain(subscription) })

function get(call: Call): Answer {
  const subscription = find(call)
  return subscription.error ? subscription : answered(call, subscription.value)
}

async function update(call: Call): Promise<Answer> {
  const subscription = find(call)
  if (subscription.error) return subscription
  const body = await call.body()
  if (body.error) return body
  const expiresAt = readExpiry(call, body.value)
  if (expiresAt.error) return expiresAt
  renew(call.premises.store, subscription.value.id, expiresAt.value)
  call.premises.time.reconsider()
  return answered(call, { ...subscription.value, expiresAt: expiresAt.value })
}

function reauthorize(call: Call): Answer {
  const subscription = find(call)
  if (subscription.error) return subscription
  remind(call.premises.store, subscription.value.id, call.premises.clock().getTime())
  return noContent
}

function remove(call: Call): Answer {
  const subscription = find(call)
  if (subscription.error) return subscription
  removeSubscription(call.premises.store, subscription.value.id)
  return noContent
}
