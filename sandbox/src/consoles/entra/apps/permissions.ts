import { html } from 'hono/html'
import { homeTenant } from '../../../directory/index.ts'
import {
  type AppRegistration,
  agreeToAll,
  findDelegated,
  findResource,
  type PermissionState,
  permissionsOf,
  removePermission,
  revokeAdminConsent,
} from '../../../entra/index.ts'
import {
  type Answer,
  badge,
  doneAt,
  linkButton,
  menu,
  refusedAt,
  showConfirm,
  table,
  type Visit,
} from '../../frame/index.ts'
import { onlyLooking, toConsent } from '../rights.ts'
import { mayChangeApps, pathOf, showAppPage, trailTo } from './app.ts'

/** "API permissions": what the app asks for, whether that was granted, and what was granted without being asked for. */
export function showPermissions(visit: Visit, app: AppRegistration): Answer {
  const tenant = homeTenant(visit.premises.store)
  const all = permissionsOf(visit.premises, app)
  const configured = all.filter(({ isConfigured }) => isConfigured)
  const others = all.filter(({ isConfigured }) => !isConfigured)
  const path = pathOf(app, 'permissions')
  return showAppPage(visit, app, 'permissions', {
    body: html`<h2>Configured permissions</h2>
<p class="lead">Applications are authorized to call APIs when they are granted permissions by users or by admins as part of the consent process.</p>
<p class="commands below">${mayChangeApps(visit) ? linkButton(`${path}/add`, 'Add a permission', true) : ''}
${toConsent.may(visit) ? linkButton(`${path}/grant`, `Grant admin consent for ${tenant.name}`) : ''}
${toConsent.may(visit) && all.some(({ isGranted }) => isGranted) ? linkButton(`${path}/revoke`, 'Revoke admin consent') : ''}</p>
${mayChangeApps(visit) && !toConsent.may(visit) ? onlyLooking(visit, toConsent) : ''}
${permissionsTable(visit, app, configured, 'Configured permissions')}
${
  others.length === 0
    ? ''
    : html`<h2 class="next">Other permissions granted for ${tenant.name}</h2>
<p class="lead">These were granted, but are not configured for the app any more.</p>
${permissionsTable(visit, app, others, 'Other permissions granted')}`
}`,
  })
}

function permissionsTable(visit: Visit, app: AppRegistration, all: readonly PermissionState[], caption: string) {
  const { premises } = visit
  const tenant = homeTenant(premises.store)
  const needsAdmin = ({ kind, resourceAppId, permission }: PermissionState): boolean => {
    const resource = findResource(premises, resourceAppId)
    return kind === 'application' || ((resource && findDelegated(resource, permission)?.isGuarded) ?? true)
  }
  const commands = ({ resourceAppId, kind, permission }: PermissionState, place: number) =>
    menu(visit, {
      id: `permission-${caption.length}-${place}`,
      label: permission,
      items: [
        {
          text: 'Remove permission',
          post: `${pathOf(app, 'permissions')}/remove`,
          fields: { resource: resourceAppId, kind, permission },
        },
      ],
    })
  const hasMenu = mayChangeApps(visit) && all.some(({ isConfigured }) => isConfigured)
  return table({
    caption,
    columns: ['API / Permissions name', 'API', 'Type', 'Admin consent required', 'Status', ...(hasMenu ? [''] : [])],
    rows: all.map((one, place) => [
      one.permission,
      one.resource,
      html`<span class="whole">${one.kind === 'delegated' ? 'Delegated' : 'Application'}</span>`,
      needsAdmin(one) ? 'Yes' : 'No',
      stateOf(one, needsAdmin(one), tenant.name),
      ...(hasMenu ? [commands(one, place)] : []),
    ]),
    empty: { title: 'No permissions', text: 'The app asks for nothing yet.' },
  })
}

/** What people may agree to themselves is not missing anything. */
function stateOf({ isGranted }: PermissionState, needsAdmin: boolean, tenantName: string) {
  if (isGranted) return badge('good', `Granted for ${tenantName}`)
  return needsAdmin ? badge('warn', `Not granted for ${tenantName}`) : '–'
}

export const confirmGrant = (visit: Visit, app: AppRegistration): Answer => {
  const tenant = homeTenant(visit.premises.store)
  return showConfirm(visit, {
    title: 'Grant admin consent confirmation',
    trail: trailTo(app, 'permissions'),
    text: `Do you want to grant consent for the requested permissions for all accounts in ${tenant.name}? This will update any existing admin consent records this application already has to match what is listed.`,
    action: `${pathOf(app, 'permissions')}/grant`,
    submit: 'Yes',
    back: pathOf(app, 'permissions'),
  })
}

export function grant(visit: Visit, app: AppRegistration): Answer {
  agreeToAll(visit.premises, app)
  return doneAt(visit, pathOf(app, 'permissions'), 'Successfully granted admin consent for the requested permissions.')
}

export const confirmRevoke = (visit: Visit, app: AppRegistration): Answer => {
  const tenant = homeTenant(visit.premises.store)
  return showConfirm(visit, {
    title: `Revoke admin consent for ${tenant.name}?`,
    trail: trailTo(app, 'permissions'),
    text: 'Nothing that was granted for everybody, or to the app itself, holds any more. What persons agreed to for themselves stays theirs.',
    action: `${pathOf(app, 'permissions')}/revoke`,
    submit: 'Revoke',
    back: pathOf(app, 'permissions'),
  })
}

export function revoke(visit: Visit, app: AppRegistration): Answer {
  revokeAdminConsent(visit.premises, app)
  return doneAt(visit, pathOf(app, 'permissions'), 'Admin consent was revoked.')
}

export function remove(visit: Visit, app: AppRegistration, form: URLSearchParams): Answer {
  const of = (name: string): string => form.get(name) ?? ''
  const kind = of('kind') === 'application' ? 'application' : 'delegated'
  const permission = of('permission')
  const isGone = removePermission(visit.premises, app, { resource: of('resource'), kind, permission })
  const back = pathOf(app, 'permissions')
  return isGone
    ? doneAt(
        visit,
        back,
        `${permission} is not asked for any more. If it was granted, it stays granted until it is revoked.`,
      )
    : refusedAt(visit, back, `${permission} is not among the configured permissions.`)
}
