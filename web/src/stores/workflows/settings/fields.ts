import type { WorkflowSettings } from '@countersign/core/workflows'
import type { FieldErrors } from '../../../api/index.ts'

export type SettingsFields = {
  settings: WorkflowSettings
  mayManage: boolean
  errors: FieldErrors
  onChange: (settings: WorkflowSettings) => void
}
