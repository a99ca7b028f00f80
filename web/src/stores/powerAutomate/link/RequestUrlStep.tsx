import type { WorkflowLink } from '@countersign/core/api'
import { Button, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { Facts, Moment } from '../../../parts/index.ts'

const useStyles = makeStyles({ quiet: { color: tokens.colorNeutralForeground2, textWrap: 'pretty' } })

type Props = {
  link: WorkflowLink
  mayManage: boolean
  /** What was pasted and is not saved yet; null while nobody enters anything. */
  typed: string | null
  error: string | undefined
  onType: (typed: string) => void
}

/** The address of the flow's trigger. Whoever knows it can start the flow, so it is never shown again. */
export function RequestUrlStep({ link, mayManage, typed, error, onType }: Props): ReactNode {
  const styles = useStyles()
  const isOpen = typed !== null
  const { requestUrl } = link
  return (
    <>
      {requestUrl ? (
        <Facts
          facts={{
            'Request URL': `At ${requestUrl.host}, of the flow …${requestUrl.flow}`,
            Entered: <Moment at={requestUrl.enteredAt} />,
          }}
        />
      ) : (
        <p className={styles.quiet}>
          In Power Automate, edit the flow, choose its connections and save it. Then copy the HTTP POST URL of “When a
          HTTP request is received”.
        </p>
      )}
      {mayManage && !isOpen && (
        <div>
          <Button onClick={() => onType('')}>Configure a Request URL</Button>
        </div>
      )}
      {isOpen && (
        <Field
          label="Request URL"
          hint="It is kept sealed: once saved it is not shown again."
          validationMessage={error ?? null}
        >
          <Textarea
            rows={3}
            value={typed}
            spellCheck={false}
            autoComplete="off"
            onChange={(_, { value }) => onType(value.trim())}
          />
        </Field>
      )}
    </>
  )
}
