import { Button } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { CopyButton } from '../../parts/index.ts'
import { Notice } from './Notice.tsx'

/** Our own mistake. Says so, and makes it easy to report. */
export function BrokenPage({ error, alone = false }: { error: unknown; alone?: boolean }): ReactNode {
  const report = `${location.href}\n${new Date().toISOString()}\n${error instanceof Error ? (error.stack ?? error.message) : error}`
  return (
    <Notice
      alone={alone}
      title="This page broke"
      actions={
        <>
          <Button appearance="primary" onClick={() => location.reload()}>
            Reload
          </Button>
          <CopyButton wide text={report} label="Copy what happened" />
        </>
      }
    >
      <p>That is our mistake, and nothing you did. What was saved is saved.</p>
      <p>Reload the page. If it breaks again, send what happened to whoever runs Countersign here.</p>
    </Notice>
  )
}
