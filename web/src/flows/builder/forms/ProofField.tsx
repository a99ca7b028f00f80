import { listSecrets } from '@countersign/core/api'
import type { WebhookTrigger } from '@countersign/core/flows'
import { Field, Input } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useAnswer, useMay } from '../../../api/index.ts'
import { Choice } from '../../../parts/index.ts'
import type { Complaint } from '../../values/complaint.ts'

const ways = [
  ['nothing', 'Nothing: whoever knows the address'],
  ['api-key', 'A key, sent along'],
  ['signature', 'A signature of what is sent'],
] as const

type Props = {
  trigger: WebhookTrigger
  put: (trigger: WebhookTrigger, field?: string) => void
  complaint: Complaint | undefined
}

/** What a caller proves itself by. Secrets go by their names. */
export function ProofField({ trigger, put, complaint }: Props): ReactNode {
  const { proof } = trigger
  const mayListSecrets = useMay(listSecrets.access)
  const secrets = useAnswer(listSecrets, {}, { when: mayListSecrets }).data?.items ?? []
  const secret = proof.by === 'nothing' ? '' : proof.secret
  const choose = (by: (typeof ways)[number][0]) => {
    if (by === 'nothing') put({ ...trigger, proof: { by } })
    if (by === 'api-key') put({ ...trigger, proof: { by, secret } })
    if (by === 'signature') put({ ...trigger, proof: { by, secret, header: 'X-Signature' } })
  }
  const names = secrets.map(({ name }) => name)
  return (
    <>
      <Field
        label="What callers prove themselves by"
        validationMessage={complaint?.sentence ?? null}
        validationState={complaint?.weight ?? 'none'}
      >
        <Choice value={proof.by} choices={ways} onChoose={choose} />
      </Field>
      {proof.by !== 'nothing' && (
        <Field label="Secret" hint="One from the page Secrets, by its name.">
          {names.length > 0 ? (
            <Choice
              value={proof.secret}
              choices={[
                ...(names.includes(proof.secret) ? [] : [[proof.secret, proof.secret || 'Choose one'] as const]),
                ...names.map((name) => [name, name] as const),
              ]}
              onChoose={(name) => put({ ...trigger, proof: { ...proof, secret: name } })}
            />
          ) : (
            <Input
              value={proof.secret}
              maxLength={200}
              autoComplete="off"
              onChange={(_, { value }) => put({ ...trigger, proof: { ...proof, secret: value } }, 'secret')}
            />
          )}
        </Field>
      )}
      {proof.by === 'signature' && (
        <Field label="Header with the signature">
          <Input
            value={proof.header}
            maxLength={100}
            autoComplete="off"
            onChange={(_, { value }) => put({ ...trigger, proof: { ...proof, header: value } }, 'header')}
          />
        </Field>
      )}
    </>
  )
}
