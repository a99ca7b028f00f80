import { Button, type ButtonProps, useRestoreFocusTarget } from '@fluentui/react-components'
import type { ReactNode } from 'react'

/** A button that opens something over the page: when that closes, the focus comes back here. */
export const Opener = (props: ButtonProps): ReactNode => <Button {...useRestoreFocusTarget()} {...props} />
