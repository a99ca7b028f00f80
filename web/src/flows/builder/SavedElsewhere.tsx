import { getFlow } from '@countersign/core/api'
import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { call } from '../../api/index.ts'
import { useBuilder } from './context.ts'

/** Somebody else has saved in between: nothing of theirs is overwritten unless one says so. */
export function SavedElsewhere(): ReactNode {
  const { flow, adopt, open, save } = useBuilder()
  const read = () => call(getFlow, { params: { id: flow.id } })
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>Somebody else has changed this flow in the meantime.</MessageBarTitle> Your changes are still
        here, and are not saved.
      </MessageBarBody>
      <MessageBarActions>
        <Button
          onClick={async () => {
            adopt(await read())
            await save()
          }}
        >
          Save mine over theirs
        </Button>
        <Button onClick={async () => open(await read())}>Show theirs</Button>
      </MessageBarActions>
    </MessageBar>
  )
}
