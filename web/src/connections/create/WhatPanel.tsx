import { type ConnectorName, connectorNames, connectors } from '@countersign/core/catalog'
import { Field, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { Panel } from '../../parts/index.ts'
import { ofConnector } from './draft.ts'
import type { StepProps } from './step.ts'

const useStyles = makeStyles({
  choice: { display: 'grid' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px' },
})

export function WhatPanel({ draft, put }: StepProps): ReactNode {
  const styles = useStyles()
  return (
    <Panel title="1. What to connect to">
      <Field label="System">
        <RadioGroup value={draft.connector} onChange={(_, { value }) => put(ofConnector(value as ConnectorName))}>
          {connectorNames.map((name) => (
            <Radio
              key={name}
              value={name}
              label={
                <span className={styles.choice}>
                  {connectors[name].title}
                  <span className={styles.quiet}>{connectors[name].purpose}</span>
                </span>
              }
            />
          ))}
        </RadioGroup>
      </Field>
    </Panel>
  )
}
