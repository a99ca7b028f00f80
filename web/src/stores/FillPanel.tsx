import {
  generatedMax,
  generatePeople,
  getStore,
  type IdentityStore,
  importStore,
  listStores,
  searchObjects,
} from '@countersign/core/api'
import { MessageBar, MessageBarBody, MessageBarTitle, makeStyles, ProgressBar } from '@fluentui/react-components'
import { type ReactNode, useState } from 'react'
import { useAction, useAnswer, useMay } from '../api/index.ts'
import { Ago, amount, ConfirmDialog, counted, Facts, Opener, Panel, useSayDone } from '../parts/index.ts'
import { importWords, isImporting } from './importWords.ts'

const useStyles = makeStyles({
  stack: { display: 'grid', gap: '16px' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
})

/** How many are in it, and where more come from. */
export function FillPanel({ store }: { store: IdentityStore }): ReactNode {
  const styles = useStyles()
  const mayManage = useMay(importStore.access)
  const importsFrom = useAnswer(listStores, {}).data?.importsFrom ?? null
  const [asking, setAsking] = useState<'import' | 'people' | null>(null)
  return (
    <Panel title="What is in it">
      <div className={styles.stack}>
        <Facts facts={{ Users: amount(store.users ?? 0), Groups: amount(store.groups ?? 0) }} />
        {store.import && <Import imported={store.import} />}
        {mayManage && (
          <div className={styles.actions}>
            {importsFrom !== null && (
              <Opener disabledFocusable={isImporting(store.import)} onClick={() => setAsking('import')}>
                {store.import ? 'Import again' : 'Import'}
              </Opener>
            )}
            <Opener onClick={() => setAsking('people')}>Add {amount(generatedMax)} generated people</Opener>
          </div>
        )}
      </div>
      {asking === 'import' && <ImportDialog store={store} from={importsFrom ?? ''} onClose={() => setAsking(null)} />}
      {asking === 'people' && <PeopleDialog store={store} onClose={() => setAsking(null)} />}
    </Panel>
  )
}

function Import({ imported }: { imported: NonNullable<IdentityStore['import']> }): ReactNode {
  const { state, users, groups, links, leftOut, problem, startedAt } = imported
  return (
    <>
      {isImporting(imported) && <ProgressBar aria-label="The import" />}
      {problem && (
        <MessageBar intent={state === 'failed' ? 'error' : 'warning'} layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{importWords[state]}</MessageBarTitle>
            {problem}
          </MessageBarBody>
        </MessageBar>
      )}
      <p>
        {importWords[state]}: {counted(users, 'user', 'users')}, {counted(groups, 'group', 'groups')},{' '}
        {counted(links, 'tie', 'ties')} between them{leftOut > 0 && `; ${amount(leftOut)} left out`}. Begun{' '}
        <Ago at={startedAt} />.
      </p>
    </>
  )
}

type Props = { store: IdentityStore; onClose: () => void }

function ImportDialog({ store, from, onClose }: Props & { from: string }): ReactNode {
  const begin = useAction(importStore, { changes: [getStore, listStores], onDone: onClose })
  return (
    <ConfirmDialog
      title={`Import into “${store.name}”?`}
      verb="Import"
      working={begin.isPending}
      error={begin.error}
      onConfirm={() => begin.mutate({ params: { id: store.id } })}
      onClose={onClose}
    >
      Users and groups are taken over from {from}. What was changed here since the last import is replaced by what
      stands there; nothing is deleted.
    </ConfirmDialog>
  )
}

function PeopleDialog({ store, onClose }: Props): ReactNode {
  const sayDone = useSayDone()
  const add = useAction(generatePeople, {
    changes: [getStore, listStores, searchObjects],
    onDone: ({ added }) => {
      sayDone(`${amount(added)} generated people are added`)
      onClose()
    },
  })
  return (
    <ConfirmDialog
      title={`Add ${amount(generatedMax)} generated people to “${store.name}”?`}
      verb="Add"
      working={add.isPending}
      error={add.error}
      onConfirm={() => add.mutate({ params: { id: store.id }, body: { count: generatedMax } })}
      onClose={onClose}
    >
      They have made-up names, and the employee type “Generated”. They are for trying what size does; take a store that
      you can do without.
    </ConfirmDialog>
  )
}
