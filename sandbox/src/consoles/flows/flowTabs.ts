import { isEnvironmentAdmin } from '../../automate/index.ts'
import type { Html } from '../../pages/index.ts'
import { environmentPath, tabs, type Visit } from '../frame/index.ts'

/** The tabs of "My flows", each a page. */
const pages: readonly { text: string; path: string; isForAdmins?: boolean }[] = [
  { text: 'Cloud flows', path: '/flows' },
  { text: 'Desktop flows', path: '/uiflows' },
  { text: 'Shared with me', path: '/flows/shared' },
  { text: 'All flows of the environment', path: '/flows/all', isForAdmins: true },
]

export const flowTabs = (visit: Visit): Html =>
  tabs(
    'My flows',
    pages
      .filter(({ isForAdmins }) => !isForAdmins || isEnvironmentAdmin(visit.person.id))
      .map(({ text, path }) => {
        const href = environmentPath(visit) + path
        return { text, href, isCurrent: href.toLowerCase() === visit.c.req.path.toLowerCase() }
      }),
  )
