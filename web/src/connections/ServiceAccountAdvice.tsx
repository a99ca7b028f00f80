import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import type { ReactNode } from 'react'

/** Said where somebody is about to sign in. */
export const ServiceAccountAdvice = (): ReactNode => (
  <MessageBar intent="info" layout="multiline">
    <MessageBarBody>
      <MessageBarTitle>Use a dedicated service account, not your own.</MessageBarTitle>
      Everything that is done by this connection is done in the name of whoever signs in: it is their name that stands
      in the directory’s log, their rights that decide what is possible, and their leaving that would end it.
    </MessageBarBody>
  </MessageBar>
)
