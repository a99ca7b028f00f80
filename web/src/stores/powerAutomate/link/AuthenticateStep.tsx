import type { WorkflowLink } from '@countersign/core/api'
import { Button, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components'
import { type ReactNode, useEffect, useRef } from 'react'
import { FailureNote, Moment } from '../../../parts/index.ts'

const useStyles = makeStyles({ quiet: { color: tokens.colorNeutralForeground2, textWrap: 'pretty' } })

type Props = {
  link: WorkflowLink
  mayManage: boolean
  isHeld: boolean
  isWorking: boolean
  /** What the round trip just ended with. */
  ended: { isAnswered: boolean; sentence: string } | undefined
  error: unknown
  onAuthenticate: () => void
}

export function AuthenticateStep(props: Props): ReactNode {
  const { link, mayManage, isHeld, isWorking, ended, error, onAuthenticate } = props
  const styles = useStyles()
  const outcome = useRef<HTMLDivElement>(null)
  // The dialog may be longer than the window, and what stands above grows by what was done.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever one of these changes
  useEffect(() => {
    if (error || ended) outcome.current?.scrollIntoView({ block: 'nearest' })
  }, [error, ended, link])
  return (
    <>
      {error || ended ? (
        <div ref={outcome}>
          {error ? <FailureNote error={error} /> : null}
          {ended && (
            <MessageBar intent={ended.isAnswered ? 'success' : 'warning'} layout="multiline" role="status">
              <MessageBarBody>{ended.sentence}</MessageBarBody>
            </MessageBar>
          )}
        </div>
      ) : null}
      <p className={styles.quiet}>
        {link.authenticated ? (
          <>
            Authenticated <Moment at={link.authenticated.at} />
            {link.authenticated.by && ` by ${link.authenticated.by.name}`}.
          </>
        ) : (
          'You sign in once more, in a second window, and the flow is called for a trial: it answers and asks nobody.'
        )}
      </p>
      {mayManage && (
        <div>
          <Button
            appearance={link.authenticated ? 'secondary' : 'primary'}
            disabledFocusable={isHeld || isWorking}
            onClick={onAuthenticate}
          >
            {isWorking ? 'One moment…' : 'Authenticate'}
          </Button>
        </div>
      )}
    </>
  )
}
