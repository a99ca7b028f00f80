import type { AuditEntry } from '@countersign/core/api'
import {
  makeStyles,
  mergeClasses,
  Table,
  TableBody,
  TableHeader,
  TableHeaderCell,
  TableRow,
  useArrowNavigationGroup,
} from '@fluentui/react-components'
import { type ReactNode, useEffect, useRef } from 'react'
import { MoreFoot, type Pages, useMedia, useRowsInView } from '../parts/index.ts'
import { AuditRow, useRowStyles } from './AuditRow.tsx'

/** How far before the end the next page is asked for: about two screens, so that scrolling seldom waits. */
const aheadRows = 40

const useStyles = makeStyles({
  stale: { opacity: 0.6 },
})

type Props = { entries: readonly AuditEntry[]; pages: EntryPages; onOpen: (entry: AuditEntry) => void }

type EntryPages = Pages & {
  /** True while these answer the last question, and the answer to the present one is on its way. */
  isPlaceholderData: boolean
}

/** Entries as rows of one height, of which only those in view exist: fifty thousand scroll like fifty. */
export function AuditTable({ entries, pages, onOpen }: Props): ReactNode {
  const styles = useStyles()
  const rowStyles = useRowStyles()
  const body = useRef<HTMLDivElement>(null)
  const rowPx = useMedia('(max-width: 1080px)') ? 76 : 44
  const { first, end } = useRowsInView(body, rowPx, entries.length)
  const arrows = useArrowNavigationGroup({ axis: 'vertical' })

  const { isPlaceholderData, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = pages
  const mayAsk = hasNextPage && !isFetchingNextPage && !isFetchNextPageError && !isPlaceholderData
  const wantsMore = mayAsk && end + aheadRows >= entries.length
  useEffect(() => {
    if (wantsMore) fetchNextPage()
  }, [wantsMore, fetchNextPage])

  return (
    <>
      <Table
        noNativeElements
        aria-label="Audit entries"
        aria-rowcount={hasNextPage ? -1 : entries.length + 1}
        className={mergeClasses(isPlaceholderData && styles.stale)}
      >
        <TableHeader className={rowStyles.header}>
          <TableRow className={rowStyles.row} aria-rowindex={1}>
            {['When', 'What happened', 'Who', 'On what', 'Sealed'].map((title) => (
              <TableHeaderCell key={title} className={rowStyles.headerCell}>
                {title}
              </TableHeaderCell>
            ))}
          </TableRow>
        </TableHeader>
        <div ref={body}>
          <TableBody
            {...arrows}
            style={{ paddingTop: first * rowPx, paddingBottom: Math.max(0, entries.length - end) * rowPx }}
          >
            {entries.slice(first, end).map((entry, index) => (
              <AuditRow key={entry.id} entry={entry} position={first + index + 2} heightPx={rowPx} onOpen={onOpen} />
            ))}
          </TableBody>
        </div>
      </Table>
      <MoreFoot pages={pages} count={entries.length} one="entry" many="entries" />
    </>
  )
}
