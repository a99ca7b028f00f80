// Mail as a program outside sends it, and as a test reads it.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createTransport, type SendMailOptions, type SentMessageInfo } from 'nodemailer'
import type { TestSandbox } from './testSandbox.ts'

/** `user`: signs in, for which the connection has to be secret; `isTrusting`: knows the sandbox's authority. */
export type Sending = { user?: string; isTrusting?: boolean }

export async function send(
  { smtpUrl, certificateAuthority }: Pick<TestSandbox, 'smtpUrl' | 'certificateAuthority'>,
  mail: SendMailOptions,
  { user, isTrusting = true }: Sending = {},
): Promise<SentMessageInfo> {
  const { hostname: host, port } = new URL(smtpUrl)
  const transport = createTransport({
    host,
    port: Number(port),
    tls: isTrusting ? { ca: readFileSync(certificateAuthority) } : {},
    ...(user === undefined ? {} : { auth: { user, pass: 'whatever' } }),
  })
  try {
    return await transport.sendMail({ from: 'Countersign <no-reply@alder.example>', to: 'tom@alder.example', ...mail })
  } finally {
    transport.close()
  }
}

export type ToldMail = {
  id: string
  receivedAt: string
  sender: string
  recipients: string[]
  from: { name: string; address: string }
  subject: string
  text: string | null
  html: string | null
  links: string[]
  attachments: { filename: string; type: string; size: number }[]
  headers: { name: string; value: string }[]
}

/** The newest first. */
export async function mailTo(sandbox: TestSandbox, recipient = '', find = ''): Promise<ToldMail[]> {
  const response = await fetch(`${sandbox.url}/_sandbox/mailbox?${new URLSearchParams({ recipient, find })}`)
  assert.equal(response.status, 200)
  return ((await response.json()) as { mail: ToldMail[] }).mail
}
