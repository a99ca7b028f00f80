import type { ButtonTrigger, Trigger, WebhookTrigger } from '@countersign/core/flows'
import { Field, Input, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { JsonField } from '../../../parts/index.ts'
import { triggerKinds } from '../../draft/summary.ts'
import { complaintAt, useBuilder } from '../context.ts'
import { FieldsEditor } from './FieldsEditor.tsx'
import { OtherNotes } from './OtherNotes.tsx'
import { ProofField } from './ProofField.tsx'

const useStyles = makeStyles({
  form: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '16px',
    minWidth: 0,
    border: 'none',
    margin: 0,
    padding: 0,
  },
  choice: { display: 'grid' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px' },
})

const kinds = ['button', 'webhook'] as const

const first: { button: ButtonTrigger; webhook: WebhookTrigger } = {
  button: { kind: 'button', label: '', fields: [] },
  webhook: { kind: 'webhook', sample: '', proof: { by: 'nothing' } },
}

/** How a run begins, and what it begins with. */
export function TriggerForm(): ReactNode {
  const styles = useStyles()
  const { draft, change, mayManage } = useBuilder()
  const { trigger } = draft
  const put = (next: Trigger, field?: string) =>
    change({ ...draft, trigger: next }, field === undefined ? undefined : `trigger.${field}`)
  return (
    <fieldset className={styles.form} disabled={!mayManage} aria-label="Form of the trigger">
      <Field label="How a run begins" required>
        <RadioGroup
          value={trigger?.kind ?? ''}
          onChange={(_, { value }) => put(value === 'webhook' ? first.webhook : first.button)}
        >
          {kinds.map((kind) => (
            <Radio
              key={kind}
              value={kind}
              label={
                <span className={styles.choice}>
                  {triggerKinds[kind].title}
                  <span className={styles.quiet}>{triggerKinds[kind].purpose}</span>
                </span>
              }
            />
          ))}
        </RadioGroup>
      </Field>
      {trigger?.kind === 'button' && <ButtonFields trigger={trigger} put={put} />}
      {trigger?.kind === 'webhook' && <WebhookFields trigger={trigger} put={put} />}
      <OtherNotes
        at="trigger"
        fields={trigger?.kind === 'webhook' ? ['sample', 'proof'] : (trigger?.fields.map(({ name }) => name) ?? [])}
      />
    </fieldset>
  )
}

type Props<T> = { trigger: T; put: (trigger: Trigger, field?: string) => void }

const ButtonFields = ({ trigger, put }: Props<ButtonTrigger>): ReactNode => (
  <>
    <Field label="Label of the button" hint="Without one it says the name of the flow.">
      <Input
        value={trigger.label}
        maxLength={60}
        autoComplete="off"
        onChange={(_, { value }) => put({ ...trigger, label: value }, 'label')}
      />
    </Field>
    <FieldsEditor trigger={trigger} put={put} />
  </>
)

function WebhookFields({ trigger, put }: Props<WebhookTrigger>): ReactNode {
  const { findings } = useBuilder()
  return (
    <>
      <JsonField
        label="Sample of what is sent"
        hint="A JSON object. What is in it can be used in the steps."
        placeholder={'{\n  "userId": "tom@alder.example"\n}'}
        text={trigger.sample}
        error={complaintAt(findings, 'trigger', 'sample')?.sentence}
        onChange={(sample) => put({ ...trigger, sample }, 'sample')}
      />
      <ProofField trigger={trigger} put={put} complaint={complaintAt(findings, 'trigger', 'proof')} />
    </>
  )
}
