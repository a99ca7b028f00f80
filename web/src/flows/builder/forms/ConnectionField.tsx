import { createConnection, listConnections } from '@countersign/core/api'
import { connectorNames } from '@countersign/core/catalog'
import type { ActionStep } from '@countersign/core/flows'
import { Field } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useAnswer, useMay } from '../../../api/index.ts'
import { Choice } from '../../../parts/index.ts'
import { complaintAt, useBuilder } from '../context.ts'
import { ConnectionCard } from '../sidebar/ConnectionCard.tsx'
import { ConnectNote } from '../sidebar/ConnectNote.tsx'
import { connectionsOf } from '../sidebar/connectionsOf.ts'
import { SignInNote } from '../sidebar/SignInNote.tsx'
import type { Put } from './put.ts'

type Props = { step: ActionStep; put: Put<ActionStep> }

/** In whose name the step is done. */
export function ConnectionField({ step, put }: Props): ReactNode {
  const { findings } = useBuilder()
  const mayConnect = useMay(createConnection.access)
  const { data } = useAnswer(listConnections, {})
  const system = connectorNames.find((name) => name === step.connector)
  if (!system || !data) return null
  const own = connectionsOf(data.items, system)
  const chosen = own.find(({ id }) => id === step.connectionId)
  const complaint = complaintAt(findings, step.id, 'connectionId')
  if (own.length === 0) return <ConnectNote system={system} mayConnect={mayConnect} />
  return (
    <>
      <Field
        label="Connection"
        required
        validationMessage={complaint?.sentence ?? null}
        validationState={complaint?.weight ?? 'none'}
      >
        <Choice
          value={chosen?.id ?? ''}
          choices={[
            ...(chosen ? [] : [['', step.connectionId ? 'It was removed: choose another' : 'Choose one'] as const]),
            ...own.map(({ id, name, account }) => [id, account ? `${name}, as ${account.name}` : name] as const),
          ]}
          onChoose={(id) => put({ ...step, connectionId: id === '' ? null : id })}
        />
      </Field>
      <SignInNote connections={own} />
      {chosen && <ConnectionCard connection={chosen} system={system} mayConnect={mayConnect} />}
    </>
  )
}
