// An enterprise application: what an app registration is in this tenant. Who may sign in to it, what it was granted.

import { appPages } from '../appPages.ts'

export const enterpriseAppsPath = '/entra/enterprise-apps'

export const { pathOf, lookingAtApp, changingApp, showAppPage } = appPages({
  list: { text: 'Enterprise applications', href: enterpriseAppsPath },
  pages: { properties: 'Properties', users: 'Users and groups', permissions: 'Permissions' },
  first: 'properties',
})
