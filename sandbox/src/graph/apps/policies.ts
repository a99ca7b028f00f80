// Claims mapping policies, and which apps they apply to.

import { randomUUID } from 'node:crypto'
import { type Answer, created, noContent, refuse } from '../answer.ts'
import type { Call, Operation } from '../call.ts'
import { findObject, findServicePrincipal, guid } from '../lookUp.ts'
import * as needs from '../needs.ts'
import { answerCollection, answerObject, present } from '../query/index.ts'
import { claimsMappingPolicy } from '../resources/index.ts'
import { readProperties } from '../write/index.ts'

const path = '/policies/claimsMappingPolicies'

export const policyOperations: readonly Operation[] = [
  { method: 'GET', path, needs: needs.readPolicies, run: list },
  { method: 'POST', path, needs: needs.writePolicies, run: create },
  { method: 'GET', path: `${path}/{id}`, needs: needs.readPolicies, run: get },
  {
    method: 'POST',
    path: '/servicePrincipals/{id}/claimsMappingPolicies/$ref',
    needs: needs.assignAppPolicy,
    run: assign,
  },
]

function list(call: Call): Answer {
  return answerCollection(call, {
    resource: claimsMappingPolicy,
    objects: call.premises.directory.seen().all('claimsMappingPolicy'),
    set: 'policies/claimsMappingPolicies',
    sight: () => 'all',
  })
}

function get(call: Call): Answer {
  const policy = findObject(call, call.keys[0] ?? '', 'claimsMappingPolicy')
  return policy.error
    ? policy
    : answerObject(call, claimsMappingPolicy, policy.value, 'policies/claimsMappingPolicies', 'all')
}

const writable = { names: new Set(['definition', 'displayName', 'description', 'isOrganizationDefault']) }

async function create(call: Call): Promise<Answer> {
  const body = await call.body()
  if (body.error) return body
  const read = readProperties(body.value, claimsMappingPolicy, writable)
  if (read.error) return read
  for (const name of ['definition', 'displayName'] as const)
    if (read.value[name] === undefined || read.value[name] === null)
      return refuse('valueMissing', name, 'ClaimsMappingPolicy')
  const policy = {
    id: randomUUID(),
    kind: 'claimsMappingPolicy',
    state: 'live',
    properties: { isOrganizationDefault: false, ...read.value },
  } as const
  call.premises.directory.change(({ put }) => put(policy))
  return created({
    '@odata.context': `${call.base}/$metadata#policies/claimsMappingPolicies/$entity`,
    ...present(policy, undefined, { tagged: false, sight: 'all' }),
  })
}

const reference = /\/policies\/claimsMappingPolicies\/([^/]+)$/i

async function assign(call: Call): Promise<Answer> {
  const app = findServicePrincipal(call, call.keys[0] ?? '')
  if (app.error) return app
  const body = await call.body()
  if (body.error) return body
  const id = reference.exec(String(body.value['@odata.id']))?.[1]?.toLowerCase()
  if (id === undefined || !guid.test(id)) return refuse('referenceNotAnId', 'claimsMappingPolicies')
  const policy = findObject(call, id, 'claimsMappingPolicy')
  if (policy.error) return policy
  const { directory } = call.premises
  if (directory.latest().isLinked(app.value.id, 'policy', id)) return refuse('alreadyLinked', 'claimsMappingPolicies')
  directory.change(({ link }) => link(app.value.id, 'policy', id))
  return noContent
}
