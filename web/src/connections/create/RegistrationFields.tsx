import { Field, Input, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { Choice, CodeBlock } from '../../parts/index.ts'
import { ProofFields } from '../credential/ProofFields.tsx'
import type { Choices } from './draft.ts'
import type { StepProps } from './step.ts'

const useStyles = makeStyles({
  choice: { display: 'grid' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px' },
})

type Props = StepProps & { choices: Choices }

/** The app registration it signs in with: the one of this server, or another. */
export function RegistrationFields({ draft, put, errors, choices }: Props): ReactNode {
  const styles = useStyles()
  const { countersign } = choices
  return (
    <>
      <Field label="App registration" validationMessage={errors['access.registration.of'] ?? null}>
        <RadioGroup
          value={draft.registrationOf}
          onChange={(_, { value }) => put({ registrationOf: value === 'countersign' ? 'countersign' : 'its-own' })}
        >
          {countersign && (
            <Radio
              value="countersign"
              label={
                <span className={styles.choice}>
                  Countersign’s own
                  <span className={styles.quiet}>
                    The one people sign in here with: {countersign.clientId} in tenant {countersign.tenant}
                  </span>
                </span>
              }
            />
          )}
          <Radio
            value="its-own"
            label={
              <span className={styles.choice}>
                Another one
                <span className={styles.quiet}>What it was granted belongs to this connection alone.</span>
              </span>
            }
          />
        </RadioGroup>
      </Field>
      {draft.registrationOf === 'its-own' && (
        <OwnRegistration draft={draft} put={put} errors={errors} choices={choices} />
      )}
    </>
  )
}

const OwnRegistration = ({ draft, put, errors, choices }: Props): ReactNode => (
  <>
    <Field label="Cloud" validationMessage={errors['access.registration.cloud'] ?? null}>
      <Choice
        value={draft.cloud}
        choices={choices.clouds.map(({ name, title }) => [name, title] as const)}
        onChoose={(cloud) => put({ cloud })}
      />
    </Field>
    <Field
      label="Tenant"
      required
      hint="The directory (tenant) ID, or a domain of the tenant."
      validationMessage={errors['access.registration.tenant'] ?? null}
    >
      <Input value={draft.tenant} autoComplete="off" onChange={(_, { value }) => put({ tenant: value })} />
    </Field>
    <Field
      label="Client ID"
      required
      hint="The application (client) ID of the app registration."
      validationMessage={errors['access.registration.clientId'] ?? null}
    >
      <Input value={draft.clientId} autoComplete="off" onChange={(_, { value }) => put({ clientId: value })} />
    </Field>
    <ProofFields
      proof={draft.proof}
      onChange={(proof) => put({ proof })}
      errors={errors}
      path="access.registration.proof"
    />
    {draft.kind === 'oauth-code' && (
      <CodeBlock label="Redirect URI to register there, of the platform Web" text={choices.redirectUri} />
    )}
  </>
)
