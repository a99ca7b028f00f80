import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { counted } from './amounts.ts'

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

type Props = {
  pages: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown }
  count: number
  one: string
  many: string
}

/** Beneath a list that comes in pages: how much of it is here, and the way to more. */
export function MoreFoot({ pages, count, one, many }: Props): ReactNode {
  const styles = useStyles()
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages
  return (
    <div className={styles.foot} aria-live="polite">
      {counted(count, one, many)}
      {hasNextPage && ' so far'}
      {isFetchingNextPage && <Spinner size="tiny" label="Loading more" />}
      {hasNextPage && !isFetchingNextPage && (
        <Button size="small" onClick={() => fetchNextPage()}>
          Load more
        </Button>
      )}
    </div>
  )
}
