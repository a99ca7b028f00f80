import { stableId } from '../company/index.ts'
import { isUnified, text } from '../directory/index.ts'
import type { OpenRoom } from '../room.ts'
import { seedPeople } from './people/index.ts'
import { restRoutes } from './rest/index.ts'
import { addSite, type Site, siteByPath, sites } from './sites.ts'

/** Site collections, each with the mailbox and the people of its group. */
export const sharepointRoom: OpenRoom = (premises) => ({
  routes: restRoutes(premises),
  seed: () => {
    const { store, directory, clock } = premises
    const createdAt = clock().getTime()
    const add = (path: string, displayName: string, description: string, groupId: string | null): void => {
      if (siteByPath(store, path)) return
      const site: Site = {
        id: stableId(`site/${path}`),
        webId: stableId(`web/${path}`),
        path,
        name: path.split('/').at(-1) || 'root',
        displayName,
        description,
        groupId,
        createdAt,
      }
      addSite(store, site)
    }
    add('', 'Alder Instruments', 'What concerns everybody', null)
    for (const group of directory.latest().all('group').filter(isUnified))
      add(
        `sites/${text(group, 'mailNickname')}`,
        text(group, 'displayName') ?? '',
        text(group, 'description') ?? '',
        group.id,
      )
    for (const site of sites(store)) seedPeople(premises, site)
  },
})
