import { createDOMRenderer, FluentProvider, makeStyles, RendererProvider, tokens } from '@fluentui/react-components'
import { QueryClientProvider } from '@tanstack/react-query'
import { CatchBoundary, RouterProvider } from '@tanstack/react-router'
import type { ReactNode } from 'react'
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

export const App = (): ReactNode => (
  <RendererProvider renderer={renderer}>
    <Ground />
  </RendererProvider>
)

/**
 * Inside of the renderer: what is styled outside of it would have no nonce. And a frame of its own inside of the
 * provider: the provider's class is also worn by every menu and dialog, which must not paint the page's ground.
 */
function Ground(): ReactNode {
  const styles = useStyles()
  return (
    <FluentProvider theme={useIsDark() ? dark : light}>
      <div className={styles.ground}>
        <CatchBoundary getResetKey={() => 'never'} errorComponent={({ error }) => <BrokenPage alone error={error} />}>
          <QueryClientProvider client={queries}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </CatchBoundary>
      </div>
    </FluentProvider>
  )
}
