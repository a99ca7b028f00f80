import { Hono } from 'hono'
import type { Traced } from '../../entra/index.ts'
import type { Premises } from '../../premises.ts'
import { acting, looking } from '../frame/index.ts'
import { addSomebody, askWhom } from './add.ts'
import { askToRemove, removeFromGroup, removeFromTeam } from './remove.ts'
import { showActivity } from './showActivity.ts'
import { showMembers } from './showMembers.ts'
import { showPermissions } from './showPermissions.ts'
import { showSites } from './showSites.ts'
import { onSite } from './siteAt.ts'

/** A site stands where the cloud has it; that of the whole company, whose place is the front page, at `/sites/root`. */
export const sharepointRoutes = (premises: Premises): Hono<Traced> =>
  new Hono<Traced>()
    .get('/sharepoint', looking(premises, showSites))
    .get('/sites/:name', looking(premises, onSite(showMembers)))
    .get('/sites/:name/permissions', looking(premises, onSite(showPermissions)))
    .get('/sites/:name/activity', looking(premises, onSite(showActivity)))
    .get('/sites/:name/add', looking(premises, onSite(askWhom)))
    .post('/sites/:name/add', acting(premises, onSite(addSomebody)))
    .get('/sites/:name/remove', looking(premises, onSite(askToRemove)))
    .post('/sites/:name/remove-from-group', acting(premises, onSite(removeFromGroup)))
    .post('/sites/:name/remove-from-team', acting(premises, onSite(removeFromTeam)))
