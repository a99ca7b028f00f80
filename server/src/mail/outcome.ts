// What it means that a letter was not sent. Three kinds, by whose affair it is.

import type { MailServer } from '../platform/mailSettings.ts'

export type Outcome =
  | { kind: 'sent' }
  /** Not now: this letter is tried again later. */
  | { kind: 'later'; sentence: string }
  /** Not this one, ever: its address, or itself, was refused. */
  | { kind: 'refused'; sentence: string }
  /** Not any: the server can’t be reached, or does not take letters from us at all. */
  | { kind: 'down'; sentence: string }

/** What nodemailer’s errors carry. */
type Failure = { code?: unknown; command?: unknown; responseCode?: unknown; response?: unknown; message?: unknown }

const addressOf = ({ host, port }: MailServer): string => `${host.includes(':') ? `[${host}]` : host}:${port}`

export function outcomeOf(cause: unknown, server: MailServer): Exclude<Outcome, { kind: 'sent' }> {
  const failure: Failure = typeof cause === 'object' && cause !== null ? cause : { message: String(cause) }
  const { code, command = '' } = failure
  const status = typeof failure.responseCode === 'number' ? failure.responseCode : undefined
  const where = addressOf(server)
  if (code === 'EAUTH' || code === 'ENOAUTH' || code === 'EOAUTH2')
    return { kind: 'down', sentence: signInSentence(where, server, said(failure)) }
  if (status === undefined) return { kind: 'down', sentence: unreached(failure, where) }
  if (/^(?:CONN|EHLO|HELO|STARTTLS)/.test(`${command}`))
    return { kind: 'down', sentence: `The mail server ${where} does not take mail now: ${said(failure)}` }
  if (status >= 400 && status < 500)
    return { kind: 'later', sentence: `The mail server asks to try again later: ${said(failure)}` }
  if (/^MAIL FROM/.test(`${command}`))
    return {
      kind: 'down',
      sentence: `The mail server ${where} refuses our sender address (COUNTERSIGN_MAIL_FROM): ${said(failure)}`,
    }
  return { kind: 'refused', sentence: `The mail server refused this letter: ${said(failure)}` }
}

function signInSentence(where: string, { user, security }: MailServer, answer: string): string {
  if (user === undefined)
    return `The mail server ${where} wants a user and a password in COUNTERSIGN_SMTP_URL: ${answer}`
  const clear = security === 'none' ? ' It has no encryption.' : ''
  return `The mail server ${where} refuses user and password of COUNTERSIGN_SMTP_URL.${clear} It says: ${answer}`
}

const unanswered: Record<string, string> = {
  EDNS: 'has no address: nobody knows that name',
  ENOTFOUND: 'has no address: nobody knows that name',
  ECONNREFUSED: 'is not there: nobody listens at that port',
  ETIMEDOUT: 'does not answer',
  ETLS: 'offers no encryption that could be used',
}

function unreached({ code, message }: Failure, where: string): string {
  const text = typeof message === 'string' ? message : ''
  const known = unanswered[Object.keys(unanswered).find((name) => text.includes(name)) ?? `${code}`]
  if (known) return `The mail server ${where} ${known}.`
  if (/certificate|self.signed|altnames/i.test(text))
    return `The mail server ${where} shows a certificate that is not trusted: ${text}.`
  return `The connection to the mail server ${where} failed: ${text}.`
}

const answerCharactersMax = 300

/** What the server said, on one line. */
const said = ({ response, message }: Failure): string => {
  const text = typeof response === 'string' && response !== '' ? response : `${message ?? ''}`
  return text
    .replace(/[\s\p{C}]+/gu, ' ')
    .slice(0, answerCharactersMax)
    .trim()
}
