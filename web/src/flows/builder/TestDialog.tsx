import { listFlowRuns, testFlow } from '@countersign/core/api'
import { MessageBar, MessageBarBody } from '@fluentui/react-components'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { call } from '../../api/index.ts'
import { FormDialog, JsonField, readJsonObject } from '../../parts/index.ts'
import { repeatKeys } from '../../processes/start/repeatKey.ts'
import { InputFields } from '../press/InputFields.tsx'
import { nothingEntered, readInputs } from '../press/inputs.ts'
import { useBuilder } from './context.ts'

/** Runs the draft as it is now, once, with what is entered here. */
export function TestDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { draft, flow, save } = useBuilder()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { trigger } = draft
  const fields = trigger?.kind === 'button' ? trigger.fields : []
  const [entered, setEntered] = useState(() => nothingEntered(fields))
  const [json, setJson] = useState(trigger?.kind === 'webhook' ? trigger.sample : '')
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({})
  const [keyFor] = useState(() => repeatKeys())

  const test = useMutation({
    mutationFn: async (inputs: Record<string, unknown>) => {
      if (!(await save())) throw new Error('The draft could not be saved.')
      const body = { inputs }
      return call(testFlow, { params: { id: flow.id }, body, headers: { 'Idempotency-Key': keyFor(body) } })
    },
    onSuccess: ({ runId }) => {
      void queries.invalidateQueries({ queryKey: [listFlowRuns.id] })
      void navigate({
        to: '/admin/flows/$id/runs/$runId',
        params: { id: flow.id, runId },
        ignoreBlocker: true,
      })
    },
  })

  function submit(): void {
    if (trigger?.kind === 'webhook') {
      const read = readJsonObject(json)
      if (read.ok) test.mutate(read.value)
      else setErrors({ json: read.message })
      return
    }
    const read = readInputs(fields, entered)
    setErrors(read.errors)
    if (Object.keys(read.errors).length === 0) test.mutate(read.inputs)
  }

  return (
    <FormDialog
      title={`Test “${flow.name}”`}
      verb="Run"
      isWorking={test.isPending || test.isSuccess}
      error={test.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          It is a real run, marked as a test: what its steps do at other systems is done, and who is asked for approval
          is asked. The draft is saved first.
        </MessageBarBody>
      </MessageBar>
      {trigger?.kind === 'webhook' ? (
        <JsonField label="What is sent" text={json} onChange={setJson} error={errors.json} />
      ) : (
        <InputFields fields={fields} entered={entered} errors={errors} onChange={setEntered} />
      )}
    </FormDialog>
  )
}
