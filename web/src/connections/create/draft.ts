// What somebody has entered so far for a new connection, and what becomes of it. Pure.

import type { AnswerOf, createConnection, getConnectionChoices, InputOf } from '@countersign/core/api'
import { type ConnectorDescription, type ConnectorName, connectors } from '@countersign/core/catalog'
import type { ConnectionKind } from '@countersign/core/connections'
import { emptyKey, type KeyDraft, type KeyKind, keyOf } from '../credential/keyDraft.ts'
import { emptyProof, type ProofDraft, proofOf } from '../credential/proofDraft.ts'

export type Choices = AnswerOf<typeof getConnectionChoices>

export type Draft = {
  connector: ConnectorName
  kind: ConnectionKind
  name: string
  actions: readonly string[]
  registrationOf: 'countersign' | 'its-own'
  cloud: Choices['clouds'][number]['name']
  tenant: string
  clientId: string
  proof: ProofDraft
  hosts: string
  testUrl: string
  key: KeyDraft
}

export const firstDraft = (choices: Choices): Draft => ({
  ...ofConnector('entra'),
  registrationOf: choices.countersign ? 'countersign' : 'its-own',
  cloud: choices.countersign?.cloud ?? choices.clouds[0]?.name ?? 'public',
  tenant: '',
  clientId: '',
  proof: emptyProof,
  hosts: '',
  testUrl: '',
  key: emptyKey,
})

/** What is offered at first: the first way to sign in, and all that can be done. */
export function ofConnector(connector: ConnectorName): Pick<Draft, 'connector' | 'kind' | 'name' | 'actions'> {
  const description: ConnectorDescription = connectors[connector]
  const kind = description.kinds[0] ?? 'bearer'
  return { connector, kind, name: description.title, actions: Object.keys(description.actions) }
}

export const isOfApplication = ({ kind }: Pick<Draft, 'kind'>): boolean =>
  kind === 'oauth-code' || kind === 'client-credentials'

/** As the operation takes it; whether it is right the operation says. */
export function bodyOf(draft: Draft): InputOf<typeof createConnection>['body'] {
  const { name, connector, actions, kind } = draft
  return { name, connector, actions: [...actions], access: accessOf(kind, draft) }
}

type Access = InputOf<typeof createConnection>['body']['access']

function accessOf(kind: ConnectionKind, draft: Draft): Access {
  if (kind === 'oauth-code' || kind === 'client-credentials') return { kind, registration: registrationOf(draft) }
  const testUrl = draft.testUrl.trim() === '' ? null : draft.testUrl.trim()
  return { ...keyOf(kind as KeyKind, draft.key), hosts: hostsIn(draft.hosts), testUrl }
}

const registrationOf = ({ registrationOf: of, cloud, tenant, clientId, proof }: Draft) =>
  of === 'countersign' ? { of } : { of, cloud, tenant, clientId: clientId.trim(), proof: proofOf(proof) }

/** One for each line or comma; of an address that was pasted only its host. */
export const hostsIn = (text: string): string[] =>
  text
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((entry) => entry.replace(/^https?:\/\//i, '').replace(/\/.*$/, ''))
