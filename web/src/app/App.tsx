import {
  createDOMRenderer,
  FluentProvider,
  makeStyles,
  RendererProvider,
  Toaster,
  tokens,
} from '@fluentui/react-components'
import { QueryClientProvider } from '@tanstack/react-query'
import { CatchBoundary, RouterProvider } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { toasterId } from '../parts/index.ts'
import { BrokenPage } from './failures/BrokenPage.tsx'
import { router } from './router.tsx'
import { queries } from './server.ts'
import { dark, light } from './theme.ts'
import { useIsDark } from './themeChoice.ts'

/** The content security policy lets in the styles of whoever knows the nonce of this answer; the server puts it here. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''
const renderer = createDOMRenderer(document, { styleElementAttributes: { nonce } })

const useStyles = makeStyles({
  ground: { minHeight: '100dvh', backgroundColor: tokens.colorNeutralBackground2 },
})

export function App(): ReactNode {
  const styles = useStyles()
  return (
    <RendererProvider renderer={renderer}>
      <FluentProvider theme={useIsDark() ? dark : light} className={styles.ground}>
        <CatchBoundary getResetKey={() => 'never'} errorComponent={BrokenPage}>
          <QueryClientProvider client={queries}>
            <RouterProvider router={router} />
            <Toaster toasterId={toasterId} position="bottom-end" limit={3} />
          </QueryClientProvider>
        </CatchBoundary>
      </FluentProvider>
    </RendererProvider>
  )
}
