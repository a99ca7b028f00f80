import { makeStyles } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { ObjectPicker } from '../../../directory/ObjectPicker.tsx'
import { Facts, Panel } from '../../../parts/index.ts'
import type { SettingsFields } from './fields.ts'

const useStyles = makeStyles({ stack: { display: 'grid', gap: '8px', maxWidth: '560px' } })

/** Who decides where a workflow names nobody who can. */
export function DefaultApproverPanel({ settings, mayManage, errors, onChange }: SettingsFields): ReactNode {
  const styles = useStyles()
  const { defaultApprover } = settings
  return (
    <Panel title="Default Approver">
      {mayManage ? (
        <div className={styles.stack}>
          <ObjectPicker
            label="Default approver"
            kind="any"
            single
            chosen={defaultApprover ? [defaultApprover] : []}
            hint="A user, or a group whose members decide: asked where a workflow names nobody who can answer. Without one, requests of that kind wait for the administrators."
            error={errors.defaultApprover}
            onChoose={([chosen]) => onChange({ ...settings, defaultApprover: chosen ?? null })}
          />
        </div>
      ) : (
        <Facts
          facts={{ 'Default approver': defaultApprover?.name ?? 'Nobody: such requests wait for the administrators' }}
        />
      )}
    </Panel>
  )
}
