import { html } from 'hono/html'
import type { AppRegistration } from '../../../entra/index.ts'
import {
  type Answer,
  badge,
  card,
  copyable,
  copyScript,
  menu,
  moment,
  postForm,
  selectField,
  table,
  textArea,
  textField,
  type Visit,
} from '../../frame/index.ts'
import { type AppView, mayChangeApps, pathOf, showAppPage, viewOf } from './app.ts'
import { type FreshSecret, takeSecret } from './freshSecret.ts'

/** "Certificates & secrets": how the app proves who it is. */
export function showCredentials(visit: Visit, app: AppRegistration): Answer {
  const { secrets, certificates } = viewOf(visit, app)
  const fresh = takeSecret(visit.c, visit.premises.url)
  const isHere = fresh !== undefined && secrets.some(({ id }) => id === fresh.id)
  return showAppPage(visit, app, 'credentials', {
    script: copyScript,
    body: html`${isHere ? freshCard(fresh) : ''}
<h2>Client secrets</h2>
<p class="lead">A string that the application uses to prove its identity when it asks for a token.</p>
${secretsTable(visit, app, secrets)}
${mayChangeApps(visit) ? card('New client secret', newSecretForm(visit, app)) : ''}
<h2 class="next">Certificates</h2>
<p class="lead">The public halves of the keys with which the application signs its assertions.</p>
${certificatesTable(visit, app, certificates)}
${mayChangeApps(visit) ? card('Upload certificate', uploadForm(visit, app)) : ''}`,
  })
}

const freshCard = ({ id, value }: FreshSecret) =>
  card(
    'Copy the new client secret’s value now',
    html`<p>You will not be able to retrieve it after you leave this page.</p>
<div class="fields">${copyable('value', 'Value', value)}${copyable('secret-id', 'Secret ID (this is not what an app sends)', id)}</div>`,
  )

function secretsTable(visit: Visit, app: AppRegistration, secrets: AppView['secrets']) {
  const commands = (id: string, label: string) =>
    menu(visit, {
      id: `secret-${id}`,
      label,
      items: [{ text: 'Delete', href: `${pathOf(app, 'credentials')}/secrets/${id}/delete`, danger: true }],
    })
  return table({
    caption: 'Client secrets',
    columns: ['Description', 'Expires', 'Value', 'Secret ID', ...(mayChangeApps(visit) ? [''] : [])],
    rows: secrets.map(({ id, description, hint, endsAt }) => [
      description || 'No description',
      expiry(visit, endsAt),
      html`<code>${hint}******************</code>`,
      html`<code>${id}</code>`,
      ...(mayChangeApps(visit) ? [commands(id, description || hint)] : []),
    ]),
    empty: { title: 'No client secrets have been created for this application' },
  })
}

function certificatesTable(visit: Visit, app: AppRegistration, certificates: AppView['certificates']) {
  const commands = (id: string, label: string) =>
    menu(visit, {
      id: `certificate-${id}`,
      label,
      items: [{ text: 'Delete', href: `${pathOf(app, 'credentials')}/certificates/${id}/delete`, danger: true }],
    })
  return table({
    caption: 'Certificates',
    columns: ['Thumbprint', 'Description', 'Start date', 'Expires', ...(mayChangeApps(visit) ? [''] : [])],
    rows: certificates.map(({ id, thumbprint, description, startsAt, endsAt }) => [
      html`<code>${thumbprint}</code>`,
      description || 'No description',
      moment(Date.parse(startsAt)),
      expiry(visit, endsAt),
      ...(mayChangeApps(visit) ? [commands(id, description || thumbprint)] : []),
    ]),
    empty: { title: 'No certificates have been added for this application' },
  })
}

const expiry = ({ premises }: Visit, endsAt: string) =>
  Date.parse(endsAt) <= premises.clock().getTime()
    ? html`${badge('bad', 'Expired')} ${moment(Date.parse(endsAt))}`
    : moment(Date.parse(endsAt))

/** In days. The longest is what the cloud offers at most; the shortest is there to see a secret end. */
export const secretLives = [
  { value: '180', text: 'Recommended: 180 days (6 months)' },
  { value: '1', text: '1 day' },
  { value: '90', text: '90 days (3 months)' },
  { value: '365', text: '365 days (12 months)' },
  { value: '545', text: '545 days (18 months)' },
  { value: '730', text: '730 days (24 months)' },
] as const

const newSecretForm = (visit: Visit, app: AppRegistration) =>
  postForm(visit, {
    action: `${pathOf(app, 'credentials')}/secrets`,
    submit: 'Add',
    body: html`${textField({ name: 'description', label: 'Description', hint: 'Where it is used, so that it can be replaced there.' })}
${selectField({ name: 'days', label: 'Expires', options: secretLives })}`,
  })

const uploadForm = (visit: Visit, app: AppRegistration) =>
  postForm(visit, {
    action: `${pathOf(app, 'credentials')}/certificates`,
    submit: 'Add',
    body: html`${textArea({
      name: 'certificate',
      label: 'Certificate',
      hint: 'The text of a .pem, .crt or .cer file with an RSA key: PEM, or base64 of DER. The private key stays with the app.',
      isRequired: true,
    })}
${textField({ name: 'certificateDescription', label: 'Description' })}`,
  })
