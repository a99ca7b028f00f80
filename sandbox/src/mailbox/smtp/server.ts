// The door mail comes by: a real SMTP server for this machine, which takes mail for anybody.
//
// P1  Mail is kept before its sender is told so, and told so only if it was kept.
// P2  Whoever wants to may sign in, once the connection is secret; nobody has to.

import type { Server, Socket } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerEnvelope, type SMTPServerOptions } from 'smtp-server'
import type { Faults } from '../../faults/index.ts'
import { keepSent, messageMaxBytes } from '../keep.ts'
import type { Post } from '../mail.ts'

/** As many as Exchange Online takes for one message. */
const recipientsMax = 500

/** Milliseconds: whoever is connected when the sandbox stops is told so, and cut off. */
const farewellMs = 1

export type MailDoor = Post & {
  faults: Faults
  key: string
  cert: string
  /** Hears of what is our own fault. */
  report: (error: Error) => void
}

export type MailServer = { server: Server; close: () => Promise<void> }

export function newMailServer(door: MailDoor): MailServer {
  const { faults, key, cert } = door
  /** Those connected, by their port. */
  const sockets = new Map<number, Socket>()
  const options: SMTPServerOptions = {
    key,
    cert,
    name: 'localhost',
    banner: 'Countersign sandbox',
    maxRecipients: recipientsMax,
    size: messageMaxBytes,
    rejectOversized: true,
    authOptional: true,
    authMethods: ['PLAIN', 'LOGIN'],
    hideENHANCEDSTATUSCODES: false,
    disableReverseLookup: true,
    closeTimeout: farewellMs,
    onAuth: ({ username }, _session, done) => {
      const fault = faults.ofMail('mail-refused', { at: 'sign-in' })
      done(fault ? reply(fault.status) : null, { user: username })
    },
    onRcptTo: ({ address }, _session, done) => {
      const fault = faults.ofMail('mail-refused', { at: 'recipient', recipient: address })
      done(fault ? reply(fault.status) : null)
    },
    onData: (stream, { envelope, remotePort }, done) => {
      takeMail(door, stream, envelope)
        .then((fault) => (fault === 'lost' ? sockets.get(remotePort)?.resetAndDestroy() : done(fault)))
        .catch((error: Error) => {
          door.report(error)
          done(reply(451, 'The sandbox itself failed; its log says how'))
        })
    },
  }
  const server = new SMTPServer(options)
  server.on('error', () => {}) // somebody hung up, or spoke another protocol: theirs to know
  server.server.prependListener('connection', (socket) => {
    const { remotePort = 0 } = socket
    sockets.set(remotePort, socket)
    socket.once('close', () => sockets.delete(remotePort))
    if (faults.ofMail('mail-down')) socket.resetAndDestroy()
  })
  return {
    server: server.server,
    close: async () => {
      const { promise, resolve } = Promise.withResolvers<void>()
      server.close(resolve)
      await promise
      for (const socket of sockets.values()) socket.destroy()
    },
  }
}

/** What its sender hears: that it was taken, why it was not, or nothing. */
async function takeMail(
  { faults, ...post }: MailDoor,
  stream: SMTPServerDataStream,
  { mailFrom, rcptTo }: SMTPServerEnvelope,
): Promise<Error | null | 'lost'> {
  const source = await read(stream).catch(() => 'half' as const) // who hung up before its end: theirs to know
  if (source === 'half') return 'lost'
  if (!source) return null // the server itself says that it was too much
  const fault = faults.ofMail('mail-refused', { at: 'message' })
  if (fault) return reply(fault.status)
  const recipients = rcptTo.map(({ address }) => address)
  await keepSent(post, { sender: mailFrom ? mailFrom.address : '', recipients }, source)
  const slow = faults.ofMail('mail-slow')
  if (slow) await setTimeout(slow.ms, undefined, { ref: false })
  return faults.ofMail('mail-lost-answer') ? 'lost' : null
}

/** All of it; nothing if it is more than we take, which the server then says. */
async function read(stream: SMTPServerDataStream): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    if (stream.sizeExceeded) chunks.length = 0
    else chunks.push(chunk)
  }
  return stream.sizeExceeded ? undefined : Buffer.concat(chunks)
}

const reasons: Readonly<Record<number, string>> = {
  421: 'Service not available, closing transmission channel',
  450: 'Requested mail action not taken: mailbox unavailable',
  451: 'Requested action aborted: local error in processing',
  452: 'Requested action not taken: insufficient system storage',
  535: 'Authentication unsuccessful',
  550: 'Requested action not taken: mailbox unavailable',
  552: 'Requested mail action aborted: exceeded storage allocation',
  554: 'Transaction failed',
}

const reply = (responseCode: number, text = reasons[responseCode] ?? ''): Error & { responseCode: number } =>
  Object.assign(new Error(text), { responseCode })
