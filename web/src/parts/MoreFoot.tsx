import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { isToldAbove } from '../api/index.ts'
import { counted } from './amounts.ts'
import { FailureNote } from './FailureNote.tsx'

const useStyles = makeStyles({
  foot: {
    display: 'flex',
    alignItems: 'center',
    gap: '16px',
    minHeight: '52px',
    padding: '8px 16px',
    color: tokens.colorNeutralForeground3,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
})

export type Pages = {
  hasNextPage: boolean
  isFetchingNextPage: boolean
  isFetchNextPageError: boolean
  error: unknown
  fetchNextPage: () => unknown
}

type Props = {
  pages: Pages
  count: number
  one: string
  many: string
}

/** Beneath a list that comes in pages: how much of it is here, and the way to more. */
export function MoreFoot({ pages, count, one, many }: Props): ReactNode {
  const styles = useStyles()
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, error, fetchNextPage } = pages
  const isRefused = isFetchNextPageError && !isToldAbove(error)
  return (
    <div className={styles.foot} aria-live="polite">
      {counted(count, one, many)}
      {hasNextPage && ' so far'}
      {isFetchingNextPage && <Spinner size="tiny" label="Loading more" />}
      {isRefused && !isFetchingNextPage && <FailureNote error={error} onRetry={() => void fetchNextPage()} />}
      {hasNextPage && !isFetchingNextPage && !isRefused && (
        <Button size="small" onClick={() => fetchNextPage()}>
          Load more
        </Button>
      )}
    </div>
  )
}
