import { everyDaysMax, levelsMaxMax } from '@countersign/core/workflows'
import { Field, makeStyles, Switch } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { Panel } from '../../../parts/index.ts'
import { NumberInput } from '../NumberInput.tsx'
import type { SettingsFields } from './fields.ts'
import { Ladder } from './Ladder.tsx'

const useStyles = makeStyles({
  stack: { display: 'grid', gap: '16px' },
  numbers: { display: 'flex', flexWrap: 'wrap', gap: '16px' },
  number: { width: '200px' },
  switch: { marginLeft: '-8px' },
})

/** Whether those above are asked, too, while nobody answers. */
export function AccelerationPanel({ settings, mayManage, errors, onChange }: SettingsFields): ReactNode {
  const styles = useStyles()
  const { acceleration, expiry } = settings
  const { levelsMax, everyDays } = acceleration
  const isDrawn = levelsMax >= 1 && levelsMax <= levelsMaxMax && everyDays >= 1 && everyDays <= everyDaysMax
  const isEndKnown = !expiry.on || expiry.afterDays >= 1
  const change = (more: Partial<typeof acceleration>) =>
    onChange({ ...settings, acceleration: { ...acceleration, ...more } })
  const number = (name: 'levelsMax' | 'everyDays', label: string, max: number) => (
    <Field label={label} className={styles.number} validationMessage={errors[`acceleration.${name}`] ?? null}>
      <NumberInput
        value={acceleration[name]}
        min={1}
        max={max}
        disabled={!mayManage}
        // What is no number is refused when it is saved.
        onChange={(entered) => change({ [name]: entered ?? 0 })}
      />
    </Field>
  )
  return (
    <Panel title="Approver Acceleration">
      <div className={styles.stack}>
        <Switch
          className={styles.switch}
          label="Ask those above, too, while nobody answers"
          checked={acceleration.on}
          disabled={!mayManage}
          onChange={(_, { checked }) => change({ on: checked })}
        />
        {acceleration.on ? (
          <>
            <div className={styles.numbers}>
              {number('levelsMax', 'Maximum Levels', levelsMaxMax)}
              {number('everyDays', 'Repeat Every X Days', everyDaysMax)}
            </div>
            {isDrawn && isEndKnown && <Ladder settings={settings} />}
            <p>
              Whoever was asked before keeps the right to decide. Nothing is ever approved by itself. Single workflows
              can be left out of it where they are edited.
            </p>
          </>
        ) : (
          <p>A request waits for those it was sent to, and nobody else is asked.</p>
        )}
      </div>
    </Panel>
  )
}
