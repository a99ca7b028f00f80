import { type FlowButton, listMyFlowRuns, pressFlowButton } from '@countersign/core/api'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useAction } from '../../api/index.ts'
import { FormDialog } from '../../parts/index.ts'
import { repeatKeys } from '../../processes/start/repeatKey.ts'
import { InputFields } from './InputFields.tsx'
import { nothingEntered, readInputs } from './inputs.ts'

/** The form of a button; sent, it leads to the run. */
export function PressDialog({ button, onClose }: { button: FlowButton; onClose: () => void }): ReactNode {
  const { flowId, name, label, description, trigger } = button
  const navigate = useNavigate()
  const fields = trigger.kind === 'button' ? trigger.fields : []
  const [entered, setEntered] = useState(() => nothingEntered(fields))
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({})
  const [keyFor] = useState(() => repeatKeys())
  const press = useAction(pressFlowButton, {
    changes: [listMyFlowRuns],
    onDone: ({ runId }) => void navigate({ to: '/portal/actions/$id', params: { id: runId } }),
  })
  function submit(): void {
    const { inputs, errors: wrong } = readInputs(fields, entered)
    setErrors(wrong)
    if (Object.keys(wrong).length > 0) return
    const body = { inputs }
    press.mutate({ params: { flowId }, body, headers: { 'Idempotency-Key': keyFor(body) } })
  }
  return (
    <FormDialog
      title={label || name}
      verb="Begin"
      isWorking={press.isPending || press.isSuccess}
      error={press.error}
      onSubmit={submit}
      onClose={onClose}
    >
      {description && <p>{description}</p>}
      <InputFields fields={fields} entered={entered} errors={errors} onChange={setEntered} />
    </FormDialog>
  )
}
