import type { Connection } from '@countersign/core/api'
import type { ReactNode } from 'react'
import { Ago, Facts, Moment } from '../parts/index.ts'
import { UsedBy } from '../secrets/UsedBy.tsx'
import { actingAs, isApplication, kindTitle, systemTitle } from './health.ts'

export const ConnectionFacts = ({ connection }: { connection: Connection }): ReactNode => (
  <Facts
    facts={{
      System: systemTitle(connection),
      How: kindTitle(connection),
      'Acts as': actingAs(connection),
      ...(isApplication(connection) ? applicationFacts(connection) : {}),
      'Goes to': connection.hosts.join(', '),
      ...(connection.testUrl !== null && { 'Tried at': connection.testUrl }),
      ...(connection.connectedAt !== null && { Connected: <Connected connection={connection} /> }),
      'Last used': <Ago at={connection.lastUsedAt} />,
      'Used by': <UsedBy processes={connection.usedBy} />,
      Created: (
        <>
          <Moment at={connection.createdAt} />
          {connection.createdBy && ` by ${connection.createdBy.name}`}
        </>
      ),
    }}
  />
)

function applicationFacts(connection: Connection): Record<string, ReactNode> {
  const { tenant, clientId, ownsRegistration, tokenExpiresAt, credentialExpiresAt } = connection
  return {
    Tenant: tenant,
    'App registration': ownsRegistration ? clientId : `Countersign’s own, ${clientId}`,
    ...(tokenExpiresAt !== null && {
      'Token is good': (
        <>
          until <Moment at={tokenExpiresAt} />, then it is renewed
        </>
      ),
    }),
    ...(credentialExpiresAt !== null && {
      'Certificate ends': (
        <>
          <Moment at={credentialExpiresAt} /> (<Ago at={credentialExpiresAt} />)
        </>
      ),
    }),
  }
}

const Connected = ({ connection: { connectedAt, connectedBy } }: { connection: Connection }): ReactNode => (
  <>
    <Ago at={connectedAt} />
    {connectedBy && ` by ${connectedBy.name}`}
  </>
)
