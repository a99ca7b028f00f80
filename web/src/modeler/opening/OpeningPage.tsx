import type { ReactNode } from 'react'
import { ButtonLink, Page } from '../../parts/index.ts'

/** Where a diagram would be that can’t be opened: why, and the way to the others. */
export const OpeningPage = ({ children }: { children: ReactNode }): ReactNode => (
  <Page
    title="Modeler"
    actions={
      <ButtonLink to="/admin/modeler" search={{}}>
        Open another diagram
      </ButtonLink>
    }
  >
    {children}
  </Page>
)
