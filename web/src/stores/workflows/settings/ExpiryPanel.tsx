import { afterDaysMax } from '@countersign/core/workflows'
import { Field, makeStyles, Switch } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { Panel } from '../../../parts/index.ts'
import { NumberInput } from '../NumberInput.tsx'
import type { SettingsFields } from './fields.ts'

const useStyles = makeStyles({
  stack: { display: 'grid', gap: '16px' },
  number: { width: '200px' },
  switch: { marginLeft: '-8px' },
})

/** Whether what nobody decides ends by itself. */
export function ExpiryPanel({ settings, mayManage, errors, onChange }: SettingsFields): ReactNode {
  const styles = useStyles()
  const { expiry } = settings
  const change = (more: Partial<typeof expiry>) => onChange({ ...settings, expiry: { ...expiry, ...more } })
  return (
    <Panel title="Expiry">
      <div className={styles.stack}>
        <Switch
          className={styles.switch}
          label="Requests expire while nobody decides them"
          checked={expiry.on}
          disabled={!mayManage}
          onChange={(_, { checked }) => change({ on: checked })}
        />
        {expiry.on ? (
          <>
            <Field
              label="Requests Expire after N Days"
              className={styles.number}
              validationMessage={errors['expiry.afterDays'] ?? null}
            >
              <NumberInput
                value={expiry.afterDays}
                min={1}
                max={afterDaysMax}
                disabled={!mayManage}
                // What is no number is refused when it is saved.
                onChange={(entered) => change({ afterDays: entered ?? 0 })}
              />
            </Field>
            <p>
              An expired request is never approved: nothing is changed, and everybody who asked or was asked is told. It
              holds for requests that are made from then on.
            </p>
          </>
        ) : (
          <p>A request that nobody decides stays pending.</p>
        )}
      </div>
    </Panel>
  )
}
