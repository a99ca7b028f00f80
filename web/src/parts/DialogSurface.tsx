// biome-ignore lint/style/noRestrictedImports: everywhere else it is this one
import { type DialogSurfaceProps, DialogSurface as Surface } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useCountDialog } from './openDialogs.ts'

/** Within a `Dialog`, where it is while the dialog is open: the page beneath knows, and opens nothing over it. */
export function DialogSurface(props: DialogSurfaceProps): ReactNode {
  useCountDialog()
  return <Surface {...props} />
}
