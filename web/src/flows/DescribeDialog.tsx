import { describeFlow, type FlowDetails, listFlows } from '@countersign/core/api'
import { type ReactNode, useState } from 'react'
import { type FieldErrors, fieldErrorsOf, ifMatch, refusedFieldsOf, useAction } from '../api/index.ts'
import { FormDialog, useSayDone } from '../parts/index.ts'
import { NameFields } from './NameFields.tsx'

type Props = { flow: FlowDetails; onDone: (flow: FlowDetails) => void; onClose: () => void }

export function DescribeDialog({ flow, onDone, onClose }: Props): ReactNode {
  const [texts, setTexts] = useState({ name: flow.name, description: flow.description })
  const [errors, setErrors] = useState<FieldErrors>({})
  const sayDone = useSayDone()
  const describe = useAction(describeFlow, {
    changes: [listFlows],
    onDone: (described) => {
      onDone(described)
      sayDone('The name and the description are saved')
      onClose()
    },
  })
  function submit(): void {
    const wrong = fieldErrorsOf(describeFlow.body, texts)
    setErrors(wrong)
    if (Object.keys(wrong).length > 0) return
    const input = { params: { id: flow.id }, body: texts, headers: ifMatch(flow.revision) }
    describe.mutate(input, { onError: (error) => setErrors(refusedFieldsOf(error)) })
  }
  return (
    <FormDialog
      title="Edit name or description"
      verb="Save"
      isWorking={describe.isPending}
      error={describe.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <NameFields texts={texts} onChange={setTexts} errors={errors} />
    </FormDialog>
  )
}
