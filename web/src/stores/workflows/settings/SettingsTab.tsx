import { getWorkflowSettings, updateWorkflowSettings, type WorkflowSettingsAnswer } from '@countersign/core/api'
import type { WorkflowSettings } from '@countersign/core/workflows'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import {
  type FieldErrors,
  fieldErrorsOf,
  ifMatch,
  refusedFieldsOf,
  useAction,
  useAnswer,
  useMay,
} from '../../../api/index.ts'
import { Answered, FailureNote, Lines } from '../../../parts/index.ts'
import { PowerAutomatePanel } from '../../powerAutomate/PowerAutomatePanel.tsx'
import { useSection } from '../unsaved.ts'
import { AccelerationPanel } from './AccelerationPanel.tsx'
import { DefaultApproverPanel } from './DefaultApproverPanel.tsx'

/** What holds for every workflow of the identity store. */
export function SettingsTab({ storeId }: { storeId: string }): ReactNode {
  const settings = useAnswer(getWorkflowSettings, { params: { storeId } })
  return (
    <Answered answer={settings} skeleton={<Lines count={8} label="the settings" />}>
      {(answer) => <Settings key={answer.revision} storeId={storeId} answer={answer} />}
    </Answered>
  )
}

function Settings({ storeId, answer }: { storeId: string; answer: WorkflowSettingsAnswer }): ReactNode {
  const { revision, ...saved } = answer
  const mayManage = useMay(updateWorkflowSettings.access)
  const [draft, setDraft] = useState<WorkflowSettings>(saved)
  const [errors, setErrors] = useState<FieldErrors>({})
  const queries = useQueryClient()
  const update = useAction(updateWorkflowSettings)
  const isChanged = JSON.stringify(draft) !== JSON.stringify(saved)
  async function save(): Promise<boolean> {
    const wrong = fieldErrorsOf(updateWorkflowSettings.body, draft)
    setErrors(wrong)
    if (Object.keys(wrong).length > 0) return false
    try {
      await update.mutateAsync({ params: { storeId }, body: draft, headers: ifMatch(revision) })
      await queries.invalidateQueries({ queryKey: [getWorkflowSettings.id] })
      return true
    } catch (error) {
      setErrors(refusedFieldsOf(error))
      return false
    }
  }
  useSection('settings', { isChanged, save })
  const fields = { settings: draft, mayManage, errors, onChange: setDraft }
  return (
    <>
      <DefaultApproverPanel {...fields} />
      <AccelerationPanel {...fields} />
      <PowerAutomatePanel storeId={storeId} />
      {update.error ? <FailureNote error={update.error} /> : null}
    </>
  )
}
