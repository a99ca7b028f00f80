import { countTasks, listTasks, searchInstances, type TaskOrder, taskOrders } from '@countersign/core/api'
import { Button, Field, makeStyles, mergeClasses, Tab, TabList } from '@fluentui/react-components'
import { ArrowClockwiseRegular } from '@fluentui/react-icons'
import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { type ReactNode, useCallback } from 'react'
import { useAnswer, useMay, usePages, useRefreshPages } from '../api/index.ts'
import { Answered, Choice, Lines, MoreFoot, Page, Panel } from '../parts/index.ts'
import { countTitle } from './counts.ts'
import { NoTasks } from './NoTasks.tsx'
import { orderTitles, queryOf, type TasksSearch, type Whose, whoseTitles } from './search.ts'
import { TaskTable } from './TaskTable.tsx'
import { TooLate } from './TooLate.tsx'
import { useTaskDeeds } from './useTaskDeeds.ts'
import { WhoFindsMe } from './WhoFindsMe.tsx'

/** A new task should be seen within moments by whoever waits for one. */
const everyMs = 15_000

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', justifyContent: 'space-between', gap: '12px' },
  tabs: { marginLeft: '-10px' },
  order: { minWidth: '220px' },
  stale: { opacity: 0.6 },
})

const route = getRouteApi('/inside/portal/tasks')

const orders = taskOrders.map((order) => [order, orderTitles[order]] as const)

/** What waits for whoever looks, and for their groups: the most urgent first. */
export function TasksPage(): ReactNode {
  const styles = useStyles()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const queries = useQueryClient()
  const refreshList = useRefreshPages(listTasks)
  const { of: whose, order } = queryOf(search)
  const tasks = usePages(listTasks, { query: { of: whose, order } }, { everyMs })
  const counts = useAnswer(countTasks, {}, { everyMs })
  const deeds = useTaskDeeds()
  const look = useCallback(
    (changes: Partial<TasksSearch>) =>
      void navigate({ search: (before) => ({ ...before, ...changes }), replace: true, resetScroll: false }),
    [navigate],
  )
  const refresh = () => {
    void refreshList()
    void queries.invalidateQueries({ queryKey: [countTasks.id] })
  }
  return (
    <Page
      title="Tasks"
      lead="What processes wait for people to do. Claim what you take on, so that nobody else does it too."
      actions={
        <Button icon={<ArrowClockwiseRegular />} onClick={refresh}>
          Refresh
        </Button>
      }
    >
      <div className={styles.bar}>
        <WhoseTabs whose={whose} counts={counts.data} onChoose={(of) => look({ of })} />
        <Field label="Order" orientation="horizontal" className={styles.order}>
          <Choice<TaskOrder> value={order} choices={orders} onChoose={(chosen) => look({ order: chosen })} />
        </Field>
      </div>
      {deeds.error ? <TooLate error={deeds.error} /> : null}
      <Panel title={panelTitles[whose]} note="Kept up to date while you look" flush>
        <Answered answer={tasks} skeleton={<Lines inset count={6} label="tasks" />}>
          {(found) =>
            found.length === 0 ? (
              <NoTasks whose={whose} waiting={counts.data?.groups ?? 0} />
            ) : (
              <div className={mergeClasses(tasks.isPlaceholderData && styles.stale)}>
                <TaskTable tasks={found} whose={whose} search={search} deeds={deeds} />
                <MoreFoot pages={tasks} count={found.length} one="task" many="tasks" />
              </div>
            )
          }
        </Answered>
      </Panel>
      {whose === 'groups' && <WhoFindsMe />}
    </Page>
  )
}

const panelTitles: Record<Whose, string> = {
  mine: 'My tasks',
  groups: 'Tasks I may claim',
  all: 'Everybody’s tasks',
}

type TabsProps = { whose: Whose; counts: { mine: number; groups: number } | undefined; onChoose: (of: Whose) => void }

function WhoseTabs({ whose, counts, onChoose }: TabsProps): ReactNode {
  const styles = useStyles()
  const seesAll = useMay(searchInstances.access)
  const choose = (value: unknown) => onChoose(value === 'groups' || value === 'all' ? value : 'mine')
  return (
    <TabList className={styles.tabs} selectedValue={whose} onTabSelect={(_, { value }) => choose(value)}>
      <Tab value="mine">{countTitle(whoseTitles.mine, counts?.mine)}</Tab>
      <Tab value="groups">{countTitle(whoseTitles.groups, counts?.groups)}</Tab>
      {seesAll && <Tab value="all">{whoseTitles.all}</Tab>}
    </TabList>
  )
}
