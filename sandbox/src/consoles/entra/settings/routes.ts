// What holds for the whole tenant.

import { Hono } from 'hono'
import { html } from 'hono/html'
import { changePolicy, type Policy, readPolicy, type Traced } from '../../../entra/index.ts'
import type { Premises } from '../../../premises.ts'
import { type Answer, card, choiceField, doneAt, pairs, postForm, showConsole, type Visit } from '../../frame/index.ts'
import { changing, lookingInside, onlyLooking, toConsent } from '../rights.ts'

const path = '/entra/settings'

export const settingsRoutes = (premises: Premises): Hono<Traced> =>
  new Hono<Traced>().get(path, lookingInside(premises, show)).post(
    path,
    changing(premises, toConsent, () => path, save),
  )

const yesNo = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
] as const

const userConsentText: Readonly<Record<Policy['userConsent'], string>> = {
  none: 'Do not allow user consent: an administrator will be required for all apps',
  allowed: 'Allow user consent for apps, for selected permissions (those that are not guarded)',
}

function show(visit: Visit): Answer {
  const policy = readPolicy(visit.premises.store)
  return showConsole(visit, {
    title: 'Settings',
    lead: 'What holds for everybody in this tenant.',
    body: toConsent.may(visit) ? form(visit, policy) : shown(visit, policy),
  })
}

const yes = (is: boolean): 'yes' | 'no' => (is ? 'yes' : 'no')

const form = (visit: Visit, { requiresMfa, userConsent, takesConsentRequests }: Policy) =>
  card(
    'Sign-in and consent',
    postForm(visit, {
      action: path,
      submit: 'Save',
      body: html`${choiceField({ name: 'mfa', label: 'Require multifactor authentication', value: yes(requiresMfa), options: yesNo })}
<p class="soft">Sessions and refresh tokens from before are too weak from then on (AADSTS50076), and a name with its password is never enough.</p>
${choiceField({
  name: 'userConsent',
  label: 'User consent for applications',
  value: userConsent,
  options: Object.entries(userConsentText).map(([value, text]) => ({ value, text })),
})}
${choiceField({
  name: 'requests',
  label: 'Users can request admin consent to apps they are unable to consent to',
  value: yes(takesConsentRequests),
  options: yesNo,
})}
<p class="soft">They find “Approval required” then, instead of “Need admin approval”; what they ask for is among the <a href="/entra/consent-requests">admin consent requests</a>.</p>`,
    }),
  )

const shown = (visit: Visit, { requiresMfa, userConsent, takesConsentRequests }: Policy) =>
  html`${onlyLooking(visit, toConsent)}${card(
    'Sign-in and consent',
    pairs([
      ['Require multifactor authentication', requiresMfa ? 'Yes' : 'No'],
      ['User consent for applications', userConsentText[userConsent]],
      ['Users can request admin consent', takesConsentRequests ? 'Yes' : 'No'],
    ]),
  )}`

function save(visit: Visit, sent: URLSearchParams): Answer {
  changePolicy(visit.premises.store, {
    requiresMfa: sent.get('mfa') === 'yes',
    userConsent: sent.get('userConsent') === 'none' ? 'none' : 'allowed',
    takesConsentRequests: sent.get('requests') === 'yes',
  })
  return doneAt(visit, path, 'The settings were saved.')
}
