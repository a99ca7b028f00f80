import { Field, Radio, RadioGroup } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import type { FieldErrors } from '../../api/index.ts'
import type { ProofDraft } from './proofDraft.ts'
import { SecretInput } from './SecretInput.tsx'

type Props = { proof: ProofDraft; onChange: (proof: ProofDraft) => void; errors: FieldErrors; path: string }

/** How an application proves itself: by a secret, or by a certificate with its key. */
export const ProofFields = ({ proof, onChange, errors, path }: Props): ReactNode => (
  <>
    <Field label="It proves itself by">
      <RadioGroup
        layout="horizontal"
        value={proof.by}
        onChange={(_, { value }) => onChange({ ...proof, by: value === 'certificate' ? 'certificate' : 'secret' })}
      >
        <Radio value="secret" label="A client secret" />
        <Radio value="certificate" label="A certificate" />
      </RadioGroup>
    </Field>
    {proof.by === 'secret' ? (
      <SecretInput
        label="Client secret"
        hint="The value of the secret, not its id."
        value={proof.secret}
        onChange={(secret) => onChange({ ...proof, secret })}
        error={errors[`${path}.secret`]}
      />
    ) : (
      <SecretInput
        label="Certificate and private key"
        hint="Both in PEM, the key unencrypted. The certificate alone goes to the app registration."
        isLong
        value={proof.pem}
        onChange={(pem) => onChange({ ...proof, pem })}
        error={errors[`${path}.pem`]}
      />
    )}
  </>
)
