// The client of an identity store: entered, changed, removed.

import type * as api from '@countersign/core/api'
import { actorOf } from '../../audit/index.ts'
import { cloudNamed, replaceSecret } from '../../connections/index.ts'
import { noSuchStore } from '../../directory/index.ts'
import { isRefused, type KnownCaller, type Refused, refused } from '../../http/index.ts'
import { environmentOf } from '../environment/index.ts'
import type { Parts } from '../parts.ts'
import {
  type ClientRow,
  lockClient,
  saveClient,
  secretPlace,
  selectClient,
  selectStoreName,
  withdrawAuthentications,
} from '../sql/index.ts'

type Entered = api.ParsedOf<typeof api.putPowerAutomate>['body']

export type Registration = {
  storeId: string
  entered: Entered
  revision: number | undefined
  caller: KnownCaller
  requestId: string
}

const wrong = (path: string, message: string): Refused =>
  refused('invalid-input', { errors: [{ path: `body.${path}`, message }] })

export async function register(parts: Parts, registration: Registration): Promise<ClientRow | Refused> {
  const row = await save(parts, registration)
  if (isRefused(row)) return row
  const { clientSecret: secret } = registration.entered
  const { flowConnectionId } = row
  if (secret !== undefined && flowConnectionId !== null)
    await replaceSecret(parts.connections, flowConnectionId, secret, registration.caller, registration.requestId)
  return row
}

async function save(parts: Parts, registration: Registration): Promise<ClientRow | Refused> {
  const { storeId, entered, revision, caller, requestId } = registration
  const cloud = cloudNamed(parts.connections.surroundings, entered.cloud)
  if (!cloud) return wrong('cloud', 'This server knows no such cloud.')
  const environment = environmentOf(cloud, entered.organization, entered.region)
  if (!environment.ok) return wrong(environment.field, environment.sentence)
  const dataServiceUrl = readDataServiceUrl(parts, entered)
  if (!dataServiceUrl.ok) return wrong('dataServiceUrl', dataServiceUrl.sentence)
  const { pool, record, clock, sealing } = parts
  return pool.transaction(async (tx) => {
    const store = await selectStoreName(tx, storeId)
    if (!store) return noSuchStore
    const before = await lockClient(tx, storeId)
    if (before && revision !== undefined && before.revision !== revision) return refused('changed-meanwhile')
    const isSame = before?.tenantId === entered.tenantId && before.clientId === entered.clientId
    const secret = entered.clientSecret
    if (secret === undefined && !isSame)
      return wrong('clientSecret', before ? 'For another tenant or client, enter its secret.' : 'Fill this in.')
    const sealed = secret === undefined && before ? before : sealing.seal(secret ?? '', secretPlace(storeId))
    await saveClient(tx, {
      ...{ storeId, cloud: cloud.name, organization: entered.organization, region: environment.region },
      ...{ environmentUrl: environment.url, dataServiceUrl: dataServiceUrl.url },
      ...{ tenantId: entered.tenantId, clientId: entered.clientId, keyId: sealed.keyId, sealed: sealed.sealed },
      // It signs in with the client: of another one it would be another's.
      flowConnectionId: isSame ? before.flowConnectionId : null,
      ...{ changedAt: clock.now(), by: caller.account.id },
    })
    // Whoever gets the callbacks may decide: their address is entered like a request URL, and authenticated anew.
    const callsElsewhere = before && (before.dataServiceUrl !== dataServiceUrl.url || before.cloud !== cloud.name)
    if (callsElsewhere) await withdrawAuthentications(tx, storeId)
    const { clientSecret: _, ...told } = entered
    await record(tx, {
      ...{ action: 'power-automate.registered', actor: actorOf(caller), requestId },
      subject: { kind: 'identity-store', id: storeId, name: store.name },
      details: { ...told, environmentUrl: environment.url, ...(secret !== undefined && { clientSecret: 'entered' }) },
    })
    return (await selectClient(tx, storeId)) ?? noSuchStore
  })
}

/** Power Automate calls by https; the sandbox on this machine is less strict. */
function readDataServiceUrl(
  { url: own, connections }: Parts,
  { dataServiceUrl, cloud }: Entered,
): { ok: true; url: string } | { ok: false; sentence: string } {
  const url = new URL(dataServiceUrl)
  if (url.search !== '' || url.hash !== '' || url.username !== '')
    return { ok: false, sentence: 'An address without a query, like https://countersign.example.' }
  const isSandbox = cloud === 'sandbox' && connections.surroundings.clouds.some(({ name }) => name === 'sandbox')
  if (url.protocol !== 'https:' && !(isSandbox && url.origin === own.origin))
    return { ok: false, sentence: 'It must begin with https:// since Power Automate calls nothing else.' }
  return { ok: true, url: url.href.replace(/\/+$/, '') }
}
