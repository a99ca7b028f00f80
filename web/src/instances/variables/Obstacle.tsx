import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { problemCodeOf } from '../../api/index.ts'
import { FailureNote } from '../../parts/index.ts'
import type { ValueDraft } from './useValueDraft.ts'
import { preview, written } from './values.ts'

/** What keeps a value from being set, and the way on where there is one. */
export function Obstacle({ draft }: { draft: ValueDraft }): ReactNode {
  const { now, isStale, refusal } = draft
  if (now.is === 'over') return <Note>The instance has ended meanwhile: its variables stay as they are.</Note>
  if (now.is === 'gone') return <Note>The element was left meanwhile, and its own variables are gone with it.</Note>
  if (isStale && now.is === 'there') return <Changed draft={draft} value={now.value} />
  // What else changed in the instance is not this variable: after a look at it one can go on.
  if (problemCodeOf(refusal) === 'changed-meanwhile')
    return (
      <Note>
        The instance was changed meanwhile, so nothing was set. Look again: if the value still fits, set it once more.
      </Note>
    )
  return refusal && <FailureNote error={refusal} />
}

const Changed = ({ draft, value }: { draft: ValueDraft; value: unknown }): ReactNode => (
  <Note
    actions={
      <>
        <Button
          size="small"
          onClick={() => {
            draft.type(written(value))
            draft.lookAgain()
          }}
        >
          Begin with that
        </Button>
        <Button size="small" onClick={draft.lookAgain}>
          Keep mine
        </Button>
      </>
    }
  >
    It was changed meanwhile, look again: now it is {preview(value)}
  </Note>
)

const Note = ({ children, actions }: { children: ReactNode; actions?: ReactNode }): ReactNode => (
  <MessageBar intent="warning" layout="multiline">
    <MessageBarBody>{children}</MessageBarBody>
    {actions && <MessageBarActions>{actions}</MessageBarActions>}
  </MessageBar>
)
