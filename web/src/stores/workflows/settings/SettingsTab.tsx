import { getWorkflowSettings, updateWorkflowSettings, type WorkflowSettingsAnswer } from '@countersign/core/api'
import type { WorkflowSettings } from '@countersign/core/workflows'
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
import { Answered, Lines } from '../../../parts/index.ts'
import { NotSaved } from '../../NotSaved.tsx'
import { PowerAutomatePanel } from '../../powerAutomate/PowerAutomatePanel.tsx'
import { useEntries } from '../../useEntries.ts'
import { useSection } from '../unsaved.ts'
import { AccelerationPanel } from './AccelerationPanel.tsx'
import { DefaultApproverPanel } from './DefaultApproverPanel.tsx'
import { ExpiryPanel } from './ExpiryPanel.tsx'

/** What holds for every workflow of the identity store. */
export function SettingsTab({ storeId }: { storeId: string }): ReactNode {
  const settings = useAnswer(getWorkflowSettings, { params: { storeId } })
  return (
    <>
      <Answered answer={settings} skeleton={<Lines count={8} label="the settings" />}>
        {(answer) => <Settings storeId={storeId} answer={answer} />}
      </Answered>
      <PowerAutomatePanel storeId={storeId} />
    </>
  )
}

const settingsIn = ({ revision: _, ...settings }: WorkflowSettingsAnswer): WorkflowSettings => settings

function Settings({ storeId, answer }: { storeId: string; answer: WorkflowSettingsAnswer }): ReactNode {
  const mayManage = useMay(updateWorkflowSettings.access)
  const { base, entries: draft, isChanged, setEntries: setDraft, adopt } = useEntries(answer, settingsIn)
  const [errors, setErrors] = useState<FieldErrors>({})
  const update = useAction(updateWorkflowSettings, { changes: [getWorkflowSettings], onDone: adopt })
  const showSaved = () => {
    adopt(answer)
    setErrors({})
    update.reset()
  }
  async function save(): Promise<boolean> {
    const wrong = fieldErrorsOf(updateWorkflowSettings.body, draft)
    setErrors(wrong)
    if (Object.keys(wrong).length > 0) return false
    try {
      await update.mutateAsync({ params: { storeId }, body: draft, headers: ifMatch(base.revision) })
      return true
    } catch (error) {
      setErrors(refusedFieldsOf(error))
      return false
    }
  }
  useSection('settings', { isChanged, save })
  const change = (changed: WorkflowSettings) => {
    setDraft(changed)
    setErrors({})
  }
  const fields = { settings: draft, mayManage, errors, onChange: change }
  return (
    <>
      <DefaultApproverPanel {...fields} />
      {/* Its numbers keep what was typed, and begin anew with what was saved. */}
      <AccelerationPanel key={`acceleration ${base.revision}`} {...fields} />
      <ExpiryPanel key={`expiry ${base.revision}`} {...fields} />
      {update.error ? <NotSaved error={update.error} onShowSaved={showSaved} /> : null}
    </>
  )
}
