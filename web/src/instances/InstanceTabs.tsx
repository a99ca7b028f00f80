import { type InstanceDetails, listTasks } from '@countersign/core/api'
import { makeStyles, Tab, TabList, tokens } from '@fluentui/react-components'
import { type ReactNode, useId } from 'react'
import { useMay } from '../api/index.ts'
import { CalledPanel } from './CalledPanel.tsx'
import type { ElementNames } from './elements/names.ts'
import { type InstancePlace, type InstanceTab, instanceTabs } from './place.ts'
import { TasksPanel } from './TasksPanel.tsx'
import { TimelinePanel } from './timeline/TimelinePanel.tsx'
import { elementOf, processScope, turnOf, variablesOf } from './variables/scopes.ts'
import { VariablesPanel } from './variables/VariablesPanel.tsx'

const useStyles = makeStyles({
  frame: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    minWidth: 0,
  },
  tabs: { flexWrap: 'wrap', padding: '4px 6px', borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
})

type Props = {
  instance: InstanceDetails
  names: ElementNames
  place: InstancePlace
  onGo: (changes: Partial<InstancePlace>) => void
}

/** What an instance holds and what became of it, one at a time. */
export function InstanceTabs({ instance, names, place, onGo }: Props): ReactNode {
  const styles = useStyles()
  const id = useId()
  const maySeeTasks = useMay(listTasks.access)
  const { tab: chosen = 'variables', element } = place
  const tabs = instanceTabs.filter((tab) => tab !== 'tasks' || maySeeTasks)
  const tab = tabs.includes(chosen) ? chosen : 'variables'
  const titleOf = (scope: string) =>
    scope === processScope ? 'the process' : `${names.nameOf(elementOf(scope))}, visit ${turnOf(scope)}`
  return (
    <div className={styles.frame}>
      <TabList
        className={styles.tabs}
        selectedValue={tab}
        onTabSelect={(_, { value }) => onGo({ tab: value as InstanceTab })}
      >
        {tabs.map((one) => (
          <Tab key={one} id={`${id}-${one}`} value={one} aria-controls={`${id}-panel`}>
            {titles[one]}
            {countOf(one, instance)}
          </Tab>
        ))}
      </TabList>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${tab}`}>
        {tab === 'variables' && <VariablesPanel instance={instance} titleOf={titleOf} names={names} />}
        {tab === 'timeline' && (
          <TimelinePanel
            instance={instance}
            names={names}
            elementId={element}
            onAll={() => onGo({ element: undefined })}
          />
        )}
        {tab === 'tasks' && <TasksPanel instance={instance} />}
        {tab === 'called' && <CalledPanel instance={instance} names={names} />}
      </div>
    </div>
  )
}

const titles: Record<InstanceTab, string> = {
  variables: 'Variables',
  timeline: 'Timeline',
  tasks: 'Open tasks',
  called: 'Called instances',
}

/** How many there are, where that is known without asking. */
function countOf(tab: InstanceTab, instance: InstanceDetails): string {
  const count = { variables: variablesOf(instance).length, called: instance.called.length }[tab as string]
  return count ? ` (${count})` : ''
}
