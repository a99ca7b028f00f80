import type { MailState } from '@countersign/core/api'
import { MessageBar, MessageBarBody, MessageBarTitle, makeStyles } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { Ago, Facts } from '../parts/index.ts'

const useStyles = makeStyles({ all: { display: 'grid', gap: '16px' } })

const security = {
  tls: 'Encrypted from the start (TLS)',
  starttls: 'Encrypted (STARTTLS is demanded)',
  none: 'Not encrypted, and does not leave this machine',
} as const

export function HowItGoes({ mail }: { mail: MailState }): ReactNode {
  const styles = useStyles()
  const { from, server, waiting, oldestWaiting, failed, sentLastDay } = mail
  return (
    <div className={styles.all}>
      <Bar mail={mail} />
      <Facts
        facts={{
          ...(mail.bySandbox ? { Server: 'The mailbox of the sandbox' } : {}),
          ...(server
            ? { Server: server.address, Connection: security[server.security], User: server.user ?? 'Nobody signs in' }
            : {}),
          ...(mail.isSetUp ? { Sender: `${from.name} <${from.address}>` } : {}),
          Waiting: (
            <>
              {waiting}
              {oldestWaiting && (
                <>
                  , the oldest since <Ago at={oldestWaiting} />
                </>
              )}
            </>
          ),
          Failed: failed,
          'Sent, last 24 hours': sentLastDay,
        }}
      />
    </div>
  )
}

function Bar({ mail: { isSetUp, trouble } }: { mail: MailState }): ReactNode {
  if (!isSetUp)
    return (
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>Mail is not set up</MessageBarTitle>
          Set COUNTERSIGN_SMTP_URL and COUNTERSIGN_MAIL_FROM and start the server again. Letters of the last three days
          are sent then.
        </MessageBarBody>
      </MessageBar>
    )
  if (trouble !== null)
    return (
      <MessageBar intent="error" layout="multiline" role="status">
        <MessageBarBody>
          <MessageBarTitle>Letters wait</MessageBarTitle>
          {trouble} They are tried again by themselves.
        </MessageBarBody>
      </MessageBar>
    )
  return (
    <MessageBar intent="success" role="status">
      <MessageBarBody>Letters are sent.</MessageBarBody>
    </MessageBar>
  )
}
