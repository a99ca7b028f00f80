import { type ConnectorDescription, connectors } from '@countersign/core/catalog'
import { type ConnectionKind, connectionKinds } from '@countersign/core/connections'
import { Field, Input, makeStyles, Radio, RadioGroup, Textarea, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { Panel } from '../../parts/index.ts'
import { KeyFields } from '../credential/KeyFields.tsx'
import type { KeyKind } from '../credential/keyDraft.ts'
import { ServiceAccountAdvice } from '../ServiceAccountAdvice.tsx'
import { type Choices, isOfApplication } from './draft.ts'
import { RegistrationFields } from './RegistrationFields.tsx'
import type { StepProps } from './step.ts'

const useStyles = makeStyles({
  fields: { display: 'grid', gap: '16px' },
  choice: { display: 'grid' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px' },
})

export function HowPanel({ draft, put, errors, choices }: StepProps & { choices: Choices }): ReactNode {
  const styles = useStyles()
  const connector: ConnectorDescription = connectors[draft.connector]
  return (
    <Panel title="2. How it signs in">
      <div className={styles.fields}>
        <Field label="Way" validationMessage={errors['access.kind'] ?? null}>
          <RadioGroup value={draft.kind} onChange={(_, { value }) => put({ kind: value as ConnectionKind })}>
            {connector.kinds.map((kind) => (
              <Radio
                key={kind}
                value={kind}
                label={
                  <span className={styles.choice}>
                    {connectionKinds[kind].title}
                    <span className={styles.quiet}>{connectionKinds[kind].purpose}</span>
                  </span>
                }
              />
            ))}
          </RadioGroup>
        </Field>
        {draft.kind === 'oauth-code' && <ServiceAccountAdvice />}
        {isOfApplication(draft) ? (
          <RegistrationFields draft={draft} put={put} errors={errors} choices={choices} />
        ) : (
          <KeyStep draft={draft} put={put} errors={errors} />
        )}
      </div>
    </Panel>
  )
}

const KeyStep = ({ draft, put, errors }: StepProps): ReactNode => (
  <>
    <KeyFields
      kind={draft.kind as KeyKind}
      draft={draft.key}
      onChange={(key) => put({ key })}
      errors={errors}
      path="access"
    />
    <Field
      label="Hosts it may be sent to"
      required
      hint="One in each line, like api.example.com or *.example.com. It is never sent anywhere else, and this can’t be changed later."
      validationMessage={errors['access.hosts'] ?? null}
    >
      <Textarea rows={2} value={draft.hosts} spellCheck={false} onChange={(_, { value }) => put({ hosts: value })} />
    </Field>
    <Field
      label="Address to try it at"
      hint="Something harmless to read, at one of these hosts. With it, Test can say whether it works."
      validationMessage={errors['access.testUrl'] ?? null}
    >
      <Input
        type="url"
        value={draft.testUrl}
        autoComplete="off"
        placeholder="https://"
        onChange={(_, { value }) => put({ testUrl: value })}
      />
    </Field>
  </>
)
