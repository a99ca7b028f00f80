import { type Connection, getConnection, listConnections, replaceCredential } from '@countersign/core/api'
import { type ReactNode, useState } from 'react'
import { type FieldErrors, fieldErrorsOf, refusedFieldsOf, useAction } from '../../api/index.ts'
import { FormDialog, useSayDone } from '../../parts/index.ts'
import { isApplication } from '../health.ts'
import { KeyFields } from './KeyFields.tsx'
import { emptyKey, type KeyKind, keyOf } from './keyDraft.ts'
import { ProofFields } from './ProofFields.tsx'
import { emptyProof, proofOf } from './proofDraft.ts'

type Props = { connection: Connection; onClose: () => void }

/** Another credential of the same kind, in the place of the one before. */
export function ReplaceCredentialDialog({ connection, onClose }: Props): ReactNode {
  const [proof, setProof] = useState(emptyProof)
  const [key, setKey] = useState(emptyKey)
  const [errors, setErrors] = useState<FieldErrors>({})
  const sayDone = useSayDone()
  const replace = useAction(replaceCredential, {
    changes: [getConnection, listConnections],
    onDone: ({ health }) => {
      sayDone(health === 'connected' ? 'The credential is replaced, and it works' : 'The credential is replaced')
      onClose()
    },
  })
  const kind = connection.kind as KeyKind // only asked for where it is one

  function submit(): void {
    const credential = isApplication(connection)
      ? { kind: 'application' as const, proof: proofOf(proof) }
      : keyOf(kind, key)
    const wrong = fieldErrorsOf(replaceCredential.body, { credential })
    setErrors(wrong)
    if (Object.keys(wrong).length > 0) return
    const input = { params: { id: connection.id }, body: { credential } }
    replace.mutate(input, { onError: (error) => setErrors(refusedFieldsOf(error)) })
  }

  return (
    <FormDialog
      title={`Replace the credential of “${connection.name}”`}
      verb="Replace"
      isWorking={replace.isPending}
      error={replace.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>The one before is deleted. It goes to {connection.hosts.join(', ')} and nowhere else.</p>
      {isApplication(connection) ? (
        <ProofFields proof={proof} onChange={setProof} errors={errors} path="credential.proof" />
      ) : (
        <KeyFields kind={kind} draft={key} onChange={setKey} errors={errors} path="credential" />
      )}
    </FormDialog>
  )
}
