import { listProcesses, listProcessVersions, type ProcessVersion, startInstance } from '@countersign/core/api'
import { Field, Input } from '@fluentui/react-components'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { type FieldErrors, fieldErrorsOf, refusedFieldsOf, useAction } from '../../api/index.ts'
import { FormDialog, JsonField, readJsonObject, useSayDone } from '../../parts/index.ts'
import { repeatKeys } from './repeatKey.ts'

type Props = { version: ProcessVersion; onClose: () => void }

/** Asks for what an instance begins with, and leads to it. */
export function StartDialog({ version: { processId, name, version }, onClose }: Props): ReactNode {
  const sayDone = useSayDone()
  const navigate = useNavigate()
  const [businessKey, setBusinessKey] = useState('')
  const [variables, setVariables] = useState('')
  const [errors, setErrors] = useState<FieldErrors>({})
  const [keyFor] = useState(() => repeatKeys())
  const start = useAction(startInstance, {
    changes: [listProcesses, listProcessVersions],
    onDone: ({ id }) => {
      sayDone(`An instance of “${name ?? processId}” is started`)
      void navigate({ to: '/admin/instances/$id', params: { id } })
    },
  })

  function submit(): void {
    const read = readJsonObject(variables)
    if (!read.ok) {
      setErrors({ variables: read.message })
      return
    }
    const key = businessKey.trim()
    const body = { processId, version, variables: read.value, ...(key === '' ? {} : { businessKey: key }) }
    const wrong = fieldErrorsOf(startInstance.body, body)
    setErrors(wrong)
    if (Object.keys(wrong).length > 0) return
    start.mutate(
      { body, headers: { 'Idempotency-Key': keyFor(body) } },
      { onError: (error) => setErrors(refusedFieldsOf(error)) },
    )
  }

  return (
    <FormDialog
      title={`Start “${name ?? processId}”, version ${version}`}
      verb="Start"
      isWorking={start.isPending}
      error={start.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field
        label="Business key"
        hint="What it is about, as people will search for it: an order, a request. May stay empty."
        validationMessage={errors.businessKey ?? null}
      >
        <Input
          value={businessKey}
          maxLength={200}
          autoComplete="off"
          onChange={(_, { value }) => setBusinessKey(value)}
        />
      </Field>
      <JsonField
        label="Variables"
        hint="Names and values, as JSON. May stay empty."
        placeholder={'{\n  "firstName": "Tom"\n}'}
        text={variables}
        onChange={setVariables}
        error={errors.variables}
      />
    </FormDialog>
  )
}
