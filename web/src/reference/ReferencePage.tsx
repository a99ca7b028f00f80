import { Link, makeStyles, tokens } from '@fluentui/react-components'
import { DocumentSearchRegular } from '@fluentui/react-icons'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { type ReactNode, useCallback } from 'react'
import { Answered, counted, Empty, Lines, Page, Panel, SearchBox } from '../parts/index.ts'
import { type ApiDescription, descriptionAddress, fetchDescription, findOperations } from './description.ts'
import { HowToCall } from './HowToCall.tsx'
import { OperationItem } from './OperationItem.tsx'

const route = getRouteApi('/inside/admin/api')

const useStyles = makeStyles({
  find: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '16px' },
  quiet: { color: tokens.colorNeutralForeground3 },
})

/** What machines may ask for, written from the description the server publishes. */
export function ReferencePage(): ReactNode {
  const styles = useStyles()
  const { search = '' } = route.useSearch()
  const navigate = route.useNavigate()
  const answer = useQuery({
    queryKey: [descriptionAddress],
    queryFn: ({ signal }) => fetchDescription(signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const searchFor = useCallback(
    (words: string) => void navigate({ search: { search: words || undefined }, replace: true, resetScroll: false }),
    [navigate],
  )
  return (
    <Page
      title="API reference"
      lead={
        <>
          Everything these pages do goes through this API. As a document for tools:{' '}
          <Link href={descriptionAddress} inline>
            openapi.json
          </Link>
        </>
      }
    >
      <HowToCall />
      <search className={styles.find}>
        <SearchBox label="Search by path, name or permission" words={search} onSearch={searchFor} />
        {answer.data && (
          <span className={styles.quiet} aria-live="polite">
            {counted(findOperations(answer.data.operations, search).length, 'operation', 'operations')}
          </span>
        )}
      </search>
      <Answered answer={answer} skeleton={<Lines inset count={10} label="the API description" />}>
        {(description) => <Operations description={description} search={search} />}
      </Answered>
    </Page>
  )
}

function Operations({ description, search }: { description: ApiDescription; search: string }): ReactNode {
  const found = findOperations(description.operations, search)
  if (found.length === 0)
    return (
      <Empty icon={<DocumentSearchRegular />} title="No operation fits">
        Search for a part of a path (“tokens”), a permission (“audit.read”) or a word of what it does.
      </Empty>
    )
  return [...Map.groupBy(found, ({ tag }) => tag)].map(([tag, operations]) => (
    <Panel key={tag} title={tag} note={counted(operations.length, 'operation', 'operations')} flush>
      {operations.map((operation) => (
        <OperationItem key={operation.id} operation={operation} schemas={description.schemas} />
      ))}
    </Panel>
  ))
}
