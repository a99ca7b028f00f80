import { createFlow, listFlows } from '@countersign/core/api'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { type FieldErrors, fieldErrorsOf, refusedFieldsOf, useAction } from '../api/index.ts'
import { FormDialog } from '../parts/index.ts'
import { NameFields } from './NameFields.tsx'

/** A flow begins with a name; all else is built afterwards, and nothing runs until it is activated. */
export function CreateFlowDialog({ onClose }: { onClose: () => void }): ReactNode {
  const navigate = useNavigate()
  const [texts, setTexts] = useState({ name: '', description: '' })
  const [errors, setErrors] = useState<FieldErrors>({})
  const create = useAction(createFlow, {
    changes: [listFlows],
    onDone: ({ id }) => void navigate({ to: '/admin/flows/$id', params: { id } }),
  })
  function submit(): void {
    const wrong = fieldErrorsOf(createFlow.body, texts)
    setErrors(wrong)
    if (Object.keys(wrong).length > 0) return
    create.mutate({ body: texts }, { onError: (error) => setErrors(refusedFieldsOf(error)) })
  }
  return (
    <FormDialog
      title="Create an action flow"
      verb="Create"
      isWorking={create.isPending || create.isSuccess}
      error={Object.keys(errors).length === 0 ? create.error : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <NameFields texts={texts} onChange={setTexts} errors={errors} />
    </FormDialog>
  )
}
