import { checkLink, type WorkflowLink } from '@countersign/core/api'
import { Badge, Button, makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useAction } from '../../../api/index.ts'
import { Ago, FailureNote } from '../../../parts/index.ts'
import { linkAnswers } from '../answers.ts'
import { healthLooks } from './healthLooks.ts'

const useStyles = makeStyles({
  health: {
    display: 'grid',
    gap: '8px',
    padding: '12px 16px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
  end: { marginLeft: 'auto' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px' },
})

/** How the link is doing, in a sentence. */
export function LinkHealth({ link, mayManage }: { link: WorkflowLink; mayManage: boolean }): ReactNode {
  const styles = useStyles()
  const check = useAction(checkLink, { changes: linkAnswers })
  const { state, sentence, at } = link.health
  return (
    <section className={styles.health} aria-label="Link health">
      <div className={styles.line}>
        <Badge appearance="tint" color={healthLooks[state].color}>
          {healthLooks[state].title}
        </Badge>
        {at && (
          <span className={styles.quiet}>
            seen <Ago at={at} />
          </span>
        )}
        {mayManage && (
          <Button
            className={styles.end}
            size="small"
            disabledFocusable={check.isPending}
            onClick={() => check.mutate({ params: { id: link.workflowId } })}
          >
            {check.isPending ? 'One moment…' : 'Check'}
          </Button>
        )}
      </div>
      <p role="status">{sentence}</p>
      {check.error && <FailureNote error={check.error} />}
    </section>
  )
}
