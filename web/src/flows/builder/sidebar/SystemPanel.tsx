import { createConnection, listConnections } from '@countersign/core/api'
import { type ConnectorDescription, type ConnectorName, connectors } from '@countersign/core/catalog'
import { makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components'
import { type ReactNode, useState } from 'react'
import { useAnswer, useMay } from '../../../api/index.ts'
import { Answered, Lines } from '../../../parts/index.ts'
import type { Place } from '../../draft/places.ts'
import { actionIcon } from '../lane/stepIcons.tsx'
import { Choices } from './Choices.tsx'
import { ConnectionCard } from './ConnectionCard.tsx'
import { ConnectNote } from './ConnectNote.tsx'
import { chosenFor, connectionsOf } from './connectionsOf.ts'
import { SignInNote } from './SignInNote.tsx'
import { useAdd } from './useAdd.ts'

const useStyles = makeStyles({
  all: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '20px' },
  heading: {
    fontSize: '12px',
    lineHeight: '16px',
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
})

type Props = { system: ConnectorName; place: Place }

/** A system: whether it is connected and to what, and the actions it offers. */
export function SystemPanel({ system, place }: Props): ReactNode {
  const styles = useStyles()
  const answer = useAnswer(listConnections, {})
  const mayConnect = useMay(createConnection.access)
  const [chosenId, setChosenId] = useState<string | null>(null)
  const add = useAdd(place)
  const connector: ConnectorDescription = connectors[system]
  return (
    <Answered answer={answer} skeleton={<Lines count={6} label="connections" />}>
      {({ items }) => {
        const own = connectionsOf(items, system)
        const chosen = own.find(({ id }) => id === chosenId) ?? chosenFor(items, system)
        return (
          <div className={styles.all}>
            <SignInNote connections={own} />
            {own.length > 1 && (
              <section>
                <h3 className={styles.heading}>Which connection new steps use</h3>
                <RadioGroup
                  aria-label="Which connection new steps use"
                  value={chosen?.id ?? ''}
                  onChange={(_, { value }) => setChosenId(value)}
                >
                  {own.map(({ id, name, account }) => (
                    <Radio key={id} value={id} label={account ? `${name}, as ${account.name}` : name} />
                  ))}
                </RadioGroup>
              </section>
            )}
            {chosen && <ConnectionCard connection={chosen} system={system} mayConnect={mayConnect} />}
            {!chosen && <ConnectNote system={system} mayConnect={mayConnect} />}
            {chosen && chosen.connectedAt !== null && (
              <Choices
                heading="Actions"
                items={Object.entries(connector.actions).map(([action, { title, purpose }]) => ({
                  key: action,
                  icon: actionIcon(system, action),
                  title,
                  purpose: chosen.actions.includes(action)
                    ? purpose
                    : `${purpose} This connection is not for it yet: change its actions first.`,
                  onChoose: () => add({ kind: 'action', connector: system, action, connectionId: chosen.id }),
                }))}
              />
            )}
          </div>
        )
      }}
    </Answered>
  )
}
