// How letters leave: read from the environment, where a password never is a query, a path or a log line.

import { isMailAddress } from '@countersign/core/mail'

/** `none` only to this machine, where nobody listens in between. */
export type MailServer = {
  host: string
  port: number
  security: 'tls' | 'starttls' | 'none'
  user: string | undefined
  password: string | undefined
}

export type MailSender = { name: string; address: string }

export type MailSettings = {
  /** `sandbox`: the mailbox of the sandbox, which says where it is. Undefined: mail is not set up. */
  server: MailServer | 'sandbox' | undefined
  from: MailSender
}

type Said = { smtpUrl: string | undefined; from: string | undefined }

const example = 'smtps://USER:PASSWORD@mail.example:465 or smtp://mail.example:587'

export function mailSettingsOf(
  { smtpUrl, from }: Said,
  { sandbox, isLocal }: { sandbox: boolean; isLocal: (host: string) => boolean },
  problems: string[],
): MailSettings {
  const sender = senderOf(from, problems)
  if (smtpUrl === undefined)
    return {
      server: sandbox ? 'sandbox' : undefined,
      from: sender ?? { name: 'Countersign', address: 'countersign@localhost' },
    }
  if (from === undefined) problems.push('COUNTERSIGN_MAIL_FROM: must be set beside COUNTERSIGN_SMTP_URL')
  const server = serverOf(smtpUrl, isLocal)
  if (!server) problems.push(`COUNTERSIGN_SMTP_URL: must be an address like ${example}`)
  return { server, from: sender ?? { name: 'Countersign', address: '' } }
}

function serverOf(text: string, isLocal: (host: string) => boolean): MailServer | undefined {
  const url = URL.parse(text)
  const isSmtp = url && /^smtps?:$/.test(url.protocol) && url.hostname !== ''
  if (!isSmtp || !/^\/?$/.test(url.pathname) || url.search || url.hash) return undefined
  const [user, password] = [decoded(url.username), decoded(url.password)]
  if (user === undefined || password === undefined || (user === '') !== (password === '')) return undefined
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const isTls = url.protocol === 'smtps:'
  return {
    host,
    port: url.port === '' ? (isTls ? 465 : 587) : Number(url.port),
    // A password goes nowhere in clear, not even on this machine.
    security: isTls ? 'tls' : isLocal(host) && user === '' ? 'none' : 'starttls',
    user: user || undefined,
    password: password || undefined,
  }
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

function senderOf(text: string | undefined, problems: string[]): MailSender | undefined {
  if (text === undefined) return undefined
  const [, name, inBrackets] = /^([^<>"]*)<([^<>]+)>$/.exec(text) ?? []
  const address = (inBrackets ?? text).trim()
  if (isMailAddress(address)) return { name: name?.trim() || 'Countersign', address }
  problems.push('COUNTERSIGN_MAIL_FROM: must be an address, alone or as Name <address>')
  return undefined
}
