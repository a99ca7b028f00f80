// Faults in words: what each kind does, and what a rule says.

import type { Fault, Host, MailMoment } from '../../faults/index.ts'
import { momentText } from '../frame/index.ts'

export type Kind = Fault['kind']

export const kinds: Readonly<Record<Kind, { title: string; about: string }>> = {
  answer: {
    title: 'Too busy, or broken',
    about: 'Answers 429 with or without Retry-After, or a 5xx, in that host’s words',
  },
  latency: { title: 'Slow', about: 'The answer comes later' },
  reset: { title: 'Connection reset', about: 'The connection ends without an answer, and nothing was done' },
  'lost-answer': { title: 'Lost answer', about: 'Everything was done, and the connection ends instead of the answer' },
  'lost-callback': { title: 'Lost callback', about: 'A call to somebody outside is never sent, and counts as taken' },
  'doubled-callback': { title: 'Doubled callback', about: 'A call to somebody outside is sent twice' },
  'unreachable-callback': {
    title: 'Caller not reachable',
    about: 'Whoever is to be called stands behind a router that lets nobody in (NAT)',
  },
  'expired-secret': { title: 'Expired secret', about: 'A good client secret counts as expired (AADSTS7000222)' },
  'revoked-grant': { title: 'Revoked grant', about: 'A good refresh token counts as taken back (AADSTS50173)' },
  'mail-down': { title: 'Mail server down', about: 'Nobody answers where mail comes in' },
  'mail-refused': {
    title: 'Mail refused',
    about: 'The mail server says no: at the sign-in, to a recipient, to a message',
  },
  'mail-slow': { title: 'Mail server slow', about: 'It takes its time before it answers' },
  'mail-lost-answer': { title: 'Mail answer lost', about: 'Mail was taken, and its sender never hears so' },
}

export const isKind = (text: string | undefined): text is Kind => text !== undefined && Object.hasOwn(kinds, text)

export const hostText: Readonly<Record<Host, string>> = {
  entra: 'Microsoft Entra ID (sign-in, tokens)',
  graph: 'Microsoft Graph',
  dataverse: 'Dataverse',
  'flow-service': 'Power Automate’s flow service',
  triggers: 'Triggers of cloud flows',
  sharepoint: 'SharePoint',
}

export const mailMomentText: Readonly<Record<MailMoment, string>> = {
  'sign-in': 'at the sign-in',
  recipient: 'of a recipient',
  message: 'of a whole message',
}

/** `429, Retry-After 30` */
export function effectOf(fault: Fault): string {
  const { title } = kinds[fault.kind]
  if (fault.kind === 'latency' || fault.kind === 'mail-slow') return `${title}: ${fault.ms} ms`
  if (fault.kind === 'mail-refused') return `${title}: ${fault.status}, ${mailMomentText[fault.at ?? 'recipient']}`
  if (fault.kind !== 'answer') return title
  const { status, retryAfterSeconds } = fault
  return `${title}: ${status}${retryAfterSeconds === undefined ? '' : `, Retry-After ${retryAfterSeconds}`}`
}

export function targetOf(fault: Fault, appName: (clientId: string) => string): string {
  switch (fault.kind) {
    case 'answer':
    case 'latency':
    case 'reset':
    case 'lost-answer': {
      const { host, path, method } = fault
      const where = host === undefined ? (path === undefined ? 'All of the cloud' : '') : hostText[host]
      return [where, [method ?? '', path ?? ''].join(' ').trim()].filter(Boolean).join(': ')
    }
    case 'lost-callback':
    case 'doubled-callback':
    case 'unreachable-callback':
      return fault.url ?? 'Everybody outside'
    case 'mail-refused':
      return fault.recipient ?? 'All mail'
    case 'mail-down':
    case 'mail-slow':
    case 'mail-lost-answer':
      return 'All mail'
    case 'expired-secret':
      return fault.clientId === undefined ? 'All apps' : appName(fault.clientId)
    case 'revoked-grant':
      return [fault.clientId === undefined ? 'All apps' : appName(fault.clientId), fault.user]
        .filter(Boolean)
        .join(', for ')
  }
}

export function measureOf({ count, probability, seed, until }: Fault): string {
  const parts = [
    ...(count === undefined ? [] : [count === 1 ? 'Once' : `The first ${count}`]),
    ...(probability === undefined ? [] : [`${Math.round(probability * 1000) / 10} % (seed ${seed ?? 0})`]),
    ...(until === undefined ? [] : [`until ${momentText(Date.parse(until))}`]),
  ]
  return parts.length === 0 ? 'Every time' : parts.join(', ')
}
