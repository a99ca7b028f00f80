import { listConnections, listDirectories } from '@countersign/core/api'
import { type ConnectorDescription, connectorNames, connectors } from '@countersign/core/catalog'
import { makeStyles } from '@fluentui/react-components'
import { PlugConnectedRegular } from '@fluentui/react-icons'
import { type ReactNode, useState } from 'react'
import { useAnswer } from '../../../api/index.ts'
import { HealthBadge } from '../../../connections/HealthBadge.tsx'
import { SearchBox } from '../../../parts/index.ts'
import type { Place } from '../../draft/places.ts'
import { useBuilder } from '../context.ts'
import { actionIcon, kindIcon } from '../lane/stepIcons.tsx'
import { Choices, type Offered } from './Choices.tsx'
import { chosenFor } from './connectionsOf.ts'
import { useAdd } from './useAdd.ts'

const useStyles = makeStyles({ all: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '20px' } })

/** Systems at which a step can do something; what takes nothing a connection is for, but no step. */
const systems = connectorNames.filter((name) => {
  const { actions }: ConnectorDescription = connectors[name]
  return Object.values(actions).some(({ input }) => Object.keys(input.shape).length > 0)
})

/** What can be put into the flow at this place. */
export function AddStep({ place }: { place: Place }): ReactNode {
  const styles = useStyles()
  const { show } = useBuilder()
  const [words, setWords] = useState('')
  const add = useAdd(place)
  const connections = useAnswer(listConnections, {}).data?.items ?? []
  const stores = useAnswer(listDirectories, {}).data?.items ?? []
  const onlyStore = stores.length === 1 ? (stores[0]?.id ?? null) : null

  const external: Offered[] = systems.map((name) => {
    const chosen = chosenFor(connections, name)
    return {
      key: name,
      icon: <PlugConnectedRegular />,
      title: connectors[name].title,
      purpose: connectors[name].purpose,
      ...(chosen && { state: <HealthBadge health={chosen.health} /> }),
      leadsOn: true,
      onChoose: () => show({ what: 'add', place, system: name }),
    }
  })
  const control: Offered[] = [
    {
      key: 'branch',
      icon: kindIcon('branch'),
      title: 'Branch',
      purpose: 'Goes one way or another, by what earlier steps gave.',
      onChoose: () => add({ kind: 'branch' }),
    },
    {
      key: 'approval',
      icon: kindIcon('approval'),
      title: 'Approval',
      purpose: 'Asks people, and waits until one of them decides.',
      onChoose: () => add({ kind: 'approval', storeId: onlyStore }),
    },
    {
      key: 'stop',
      icon: kindIcon('stop'),
      title: 'Stop',
      purpose: 'Ends the run here, as done or as failed.',
      onChoose: () => add({ kind: 'stop' }),
    },
  ]
  // Whoever knows what they want finds the action itself.
  const actions: Offered[] = systems.flatMap((name) => {
    const { actions: known }: ConnectorDescription = connectors[name]
    return Object.entries(known).map(([action, { title, purpose }]) => ({
      key: `${name}.${action}`,
      icon: actionIcon(name, action),
      title,
      purpose: `${connectors[name].title}. ${purpose}`,
      onChoose: () => {
        const chosen = chosenFor(connections, name)
        if (!chosen) return show({ what: 'add', place, system: name })
        add({ kind: 'action', connector: name, action, connectionId: chosen.id })
      },
    }))
  })
  const found = [...actions, ...external, ...control].filter(({ title, purpose }) =>
    `${title} ${purpose}`.toLowerCase().includes(words.toLowerCase()),
  )
  return (
    <div className={styles.all}>
      <SearchBox label="Search the steps" words={words} onSearch={setWords} />
      {words !== '' && found.length > 0 && <Choices heading="Found" items={found} />}
      {words !== '' && found.length === 0 && <p>No step is called that.</p>}
      {words === '' && <Choices heading="External actions" items={external} />}
      {words === '' && <Choices heading="Flow control" items={control} />}
    </div>
  )
}
