// SharePoint's own interface, beside what Graph lets see of it.

import { siteHost, stableId } from '../../company/index.ts'
import { delegated, type Resource, words } from './resource.ts'

const ids: Readonly<Record<string, string>> = {
  'Sites.FullControl.All': '678536fe-1083-478a-9c59-b99265e6b0d3',
  'Sites.Manage.All': '9bff6588-13f2-4c48-bbf2-ddab62256b36',
  'Sites.Read.All': 'd13f72ca-a275-4b96-b789-48ebcc4da984',
  'Sites.ReadWrite.All': 'fbcd29d2-fcca-4405-aded-518d457caae4',
  'Sites.Selected': '20d37865-089c-4dee-8c41-6967602d4ac8',
}

export const sharePoint: Resource = {
  id: `https://${siteHost}`,
  appId: '00000003-0000-0ff1-ce00-000000000000',
  displayName: 'Office 365 SharePoint Online',
  otherIds: [],
  delegated: delegated('AllSites.Manage AllSites.Read AllSites.Write', 'AllSites.FullControl'),
  application: words('Sites.FullControl.All Sites.Manage.All Sites.Read.All Sites.ReadWrite.All Sites.Selected').map(
    (value) => ({ id: ids[value] ?? stableId(`sharePointRole/${value}`), value, displayName: value }),
  ),
}
