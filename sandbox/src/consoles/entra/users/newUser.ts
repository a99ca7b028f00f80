import { html } from 'hono/html'
import { createUser, homeTenant, type Properties } from '../../../directory/index.ts'
import { type Answer, card, doneAt, postForm, showConsole, textField, type Visit } from '../../frame/index.ts'
import { refusalText } from '../refusals.ts'
import { propertiesIn, propertyFields } from './form.ts'
import { allUsers, mayChangeUser, notAllowed, userPath, usersPath } from './user.ts'

export const showNewUser = (visit: Visit): Answer => show(visit, new URLSearchParams(), undefined)

function show(visit: Visit, filled: URLSearchParams, fault: string | undefined): Answer {
  const of = (name: string): string => filled.get(name) ?? ''
  return showConsole(
    visit,
    {
      title: 'Create new user',
      trail: [allUsers],
      ...(fault === undefined ? {} : { notice: { tone: 'refused', text: fault } as const }),
      body: mayChangeUser(visit)
        ? card(
            'Basics',
            postForm(visit, {
              action: usersPath,
              submit: 'Create',
              cancel: usersPath,
              body: html`${textField({
                name: 'alias',
                label: 'User principal name',
                hint: `What stands before @${homeTenant(visit.premises.store).domain}. It is the mail nickname as well.`,
                value: of('alias'),
                isRequired: true,
              })}
${textField({ name: 'displayName', label: 'Display name', value: of('displayName'), isRequired: true })}
${propertyFields(of)}
<p class="soft">No password is asked for: everybody here has the same, <code>sandbox-only-password</code>.</p>`,
            }),
          )
        : html`<p class="soft">${notAllowed(visit)}</p>`,
    },
    fault === undefined ? 200 : 400,
  )
}

export function create(visit: Visit, form: URLSearchParams): Answer {
  const { store, directory } = visit.premises
  const [alias, displayName] = [form.get('alias')?.trim() ?? '', form.get('displayName')?.trim() ?? '']
  const { values, fault } = propertiesIn(form)
  if (alias === '' || displayName === '')
    return show(visit, form, 'A user needs a name to sign in with and a display name.')
  if (fault !== undefined) return show(visit, form, fault)
  const userPrincipalName = `${alias}@${homeTenant(store).domain}`
  const outcome = createUser(directory, {
    accountEnabled: true,
    displayName,
    userPrincipalName,
    mailNickname: alias,
    ...withoutNulls(values),
  })
  if (!outcome.ok) return show(visit, form, refusalText(directory, outcome.refusal, userPrincipalName))
  return doneAt(visit, userPath(outcome.value), `${displayName} was created.`)
}

const withoutNulls = (properties: Properties): Properties =>
  Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null))
