// Who came into a site and who left it, the newest first: by its own groups, where it is known who did it, and by the
// Microsoft 365 group, where the directory says since when.

import { html } from 'hono/html'
import { linkedAt, text } from '../../directory/index.ts'
import type { Html } from '../../pages/index.ts'
import { type Activity, activityOf, titleOf, titleOfGroup } from '../../sharepoint/index.ts'
import { type Answer, moment, table } from '../frame/index.ts'
import { type SiteVisit, showSite } from './siteAt.ts'
import { actorText } from './words.ts'

const shownMax = 200

type Line = { at: number; what: string; by: Html | string }

export function showActivity(visit: SiteVisit): Answer {
  const { premises, site } = visit
  const own = activityOf(premises.store, site, shownMax).map((activity) => lineOf(visit, activity))
  const lines = [...own, ...joined(visit)].sort((one, other) => other.at - one.at).slice(0, shownMax)
  return showSite(visit, '/activity', {
    body: table({
      caption: 'Activity',
      columns: ['What', 'By', 'When'],
      rows: lines.map(({ what, by, at }) => [what, by, moment(at)]),
      empty: { title: 'Nobody has come or gone', text: 'Whoever is in the site was there from the beginning.' },
    }),
  })
}

function lineOf({ premises, site }: SiteVisit, activity: Activity): Line {
  const name = titleOf(premises.directory, activity.principal)
  const group = titleOfGroup(site, activity.group)
  return {
    at: activity.at,
    what: activity.done === 'added' ? `${name} was added to ${group}` : `${name} was removed from ${group}`,
    by: actorText(premises, activity),
  }
}

/** Those who are in the Microsoft 365 group and were not when the site began. */
function joined({ premises, site, team }: SiteVisit): Line[] {
  if (!team) return []
  const { directory } = premises
  return directory
    .latest()
    .targets(team.id, 'member')
    .flatMap((member) => {
      const at = linkedAt(directory, team.id, 'member', member.id)
      return at === undefined || at < site.createdAt
        ? []
        : [
            {
              at,
              what: `${text(member, 'displayName')} became a member of the Microsoft 365 group ${text(team, 'displayName')}`,
              by: html`<a href="/entra/groups/${team.id}">the directory</a>`,
            },
          ]
    })
}
