// A new connection: what was entered, made into a row.

import * as api from '@countersign/core/api'
import { type ConnectorDescription, connectorNamed } from '@countersign/core/catalog'
import { hostFits } from '@countersign/core/clouds'
import { actorOf } from '../audit/index.ts'
import { isRefused, type KnownCaller, type Refused, refused } from '../http/index.ts'
import { newId } from '../platform/ids.ts'
import { cloudNamed } from './clouds.ts'
import { type Credential, readCertificate, sealCredential } from './credential.ts'
import { tenantId } from './oauth/index.ts'
import type { Parts } from './parts.ts'
import { countConnections, insertConnection, lockConnections, type NewConnection } from './sql.ts'

type Body = api.ParsedOf<typeof api.createConnection>['body']
type Access = Body['access']
type Application = Extract<Access, { registration: unknown }>

/** What follows from the way it proves itself. */
type Derived = Pick<
  NewConnection,
  'cloud' | 'tenant' | 'clientId' | 'ownsRegistration' | 'hosts' | 'testUrl' | 'credentialExpiresAt' | 'health'
> & { credential: Credential | null }

const wrong = (path: string, message: string): Refused =>
  refused('invalid-input', { errors: [{ path: `body.${path}`, message }] })

export async function create(
  parts: Parts,
  body: Body,
  caller: KnownCaller,
  requestId: string,
): Promise<{ id: string } | Refused> {
  const { pool, sealing, record, clock } = parts
  const { name, access, connector } = body
  const description = connectorNamed(connector)
  if (!description?.kinds.includes(access.kind))
    return wrong('access.kind', `A connection to ${description?.title ?? connector} is not made this way.`)
  const actions = actionsOf(description, body.actions)
  if (isRefused(actions)) return actions
  const derived = await derive(parts, description, access)
  if (isRefused(derived)) return derived

  const id = newId()
  const at = clock.now()
  const credential = derived.credential && sealCredential(sealing, id, derived.credential)
  const connectedAt = derived.health === 'connected' ? at : null
  const row = { ...derived, id, name, connector, kind: access.kind, actions, credential, connectedAt, at }
  return pool.transaction(async (tx) => {
    await lockConnections(tx)
    if ((await countConnections(tx)) >= api.connectionsMax)
      return refused('conflict', { detail: `There are ${api.connectionsMax} connections already. Remove one first.` })
    if (!(await insertConnection(tx, { ...row, accountId: caller.account.id })))
      return wrong('name', `There is a connection “${name}” already.`)
    const { cloud, tenant, clientId, hosts } = derived
    const details = { connector, kind: access.kind, actions, hosts, ...(cloud && { cloud, tenant, clientId }) }
    const subject = { kind: 'connection', id, name }
    await record(tx, { action: 'connection.created', actor: actorOf(caller), subject, details, requestId })
    return { id }
  })
}

/** Those that there are, each once. Where permissions follow from them there has to be one. */
export function actionsOf(description: ConnectorDescription, names: readonly string[]): string[] | Refused {
  const unknown = names.filter((name) => !Object.hasOwn(description.actions, name))
  if (unknown.length > 0) return wrong('actions', `${description.title} has no action ${unknown.join(', ')}.`)
  if (description.resourceIn && names.length === 0) return wrong('actions', 'Choose at least one action.')
  return Object.keys(description.actions).filter((name) => names.includes(name))
}

async function derive(parts: Parts, description: ConnectorDescription, access: Access): Promise<Derived | Refused> {
  if (access.kind === 'oauth-code' || access.kind === 'client-credentials')
    return ofApplication(parts, description, access)
  const { hosts, testUrl, ...credential } = access
  const unfit = testUrl === null ? undefined : unfitTestUrl(parts, hosts, testUrl)
  if (unfit) return unfit
  const none = { cloud: null, tenant: null, clientId: null, ownsRegistration: false, credentialExpiresAt: null }
  return { ...none, hosts, testUrl, health: 'connected', credential }
}

function unfitTestUrl({ allowedOrigins }: Parts, hosts: readonly string[], testUrl: string): Refused | undefined {
  const url = new URL(testUrl)
  if (!hosts.some((host) => hostFits(host, url.host)))
    return wrong('access.testUrl', 'It lies at none of the hosts that the credential may be sent to.')
  if (url.protocol === 'https:' || allowedOrigins.includes(url.origin)) return undefined
  return wrong('access.testUrl', 'It must begin with https:// since the credential is sent there.')
}

async function ofApplication(
  parts: Parts,
  description: ConnectorDescription,
  { registration }: Application,
): Promise<Derived | Refused> {
  const { surroundings, send } = parts
  const common = { testUrl: null, health: 'not-connected' } as const
  const hostsIn = (cloud: NonNullable<ReturnType<typeof cloudNamed>>) => [
    ...(description.resourceIn?.(cloud).hosts ?? []),
  ]
  if (registration.of === 'countersign') {
    const { own } = surroundings
    const cloud = own && cloudNamed(surroundings, own.cloud)
    if (!own || !cloud)
      return wrong(
        'access.registration.of',
        'People do not sign in here at an Entra tenant. Enter an app registration.',
      )
    const { tenant, clientId } = own
    const ours = { ownsRegistration: false, credential: null, credentialExpiresAt: null }
    return { ...common, ...ours, cloud: own.cloud, tenant, clientId, hosts: hostsIn(cloud) }
  }
  const cloud = cloudNamed(surroundings, registration.cloud)
  if (!cloud) return wrong('access.registration.cloud', 'This server knows no such cloud.')
  const proof = proofOf(registration.proof, 'access.registration.proof')
  if (isRefused(proof)) return proof
  const found = await tenantId(send, { cloud, tenant: registration.tenant })
  if (!found.ok)
    return wrong('access.registration.tenant', `There is no tenant ${registration.tenant} in the ${cloud.title}.`)
  const { clientId } = registration
  return {
    ...common,
    ...proof,
    ownsRegistration: true,
    cloud: cloud.name,
    tenant: found.tenant,
    clientId,
    hosts: hostsIn(cloud),
  }
}

type Proof = Extract<Application['registration'], { proof: unknown }>['proof']

export function proofOf(
  proof: Proof,
  path: string,
): { credential: Credential; credentialExpiresAt: Date | null } | Refused {
  if (proof.by === 'secret') return { credential: { kind: 'secret', secret: proof.secret }, credentialExpiresAt: null }
  const read = readCertificate(proof.pem)
  return read.ok
    ? { credential: read.credential, credentialExpiresAt: read.expiresAt }
    : wrong(`${path}.pem`, read.reason)
}
