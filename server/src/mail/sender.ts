// Sends what was posted. A row is claimed, sent with no transaction open, and finished.
//
// S1  A letter is sent at least once. Who dies while sending one sends it again: its id tells mail programs that it is the same.
// S2  A server that takes no letters is asked rarely, by one of them; the others wait. Nobody else waits for a letter.
// S3  What is refused for good is told and left; what is refused for now comes again, longer apart each time.
// S4  News older than three days are none: they are given up, and said to be.

import { oneLine, write } from '@countersign/core/mail'
import type { Clock } from '../platform/clock.ts'
import type { Pool } from '../platform/database/index.ts'
import type { Send } from '../platform/egress/index.ts'
import type { Log } from '../platform/log.ts'
import { startLoop } from '../platform/loop.ts'
import type { MailServer, MailSettings } from '../platform/mailSettings.ts'
import { openDoor } from './door.ts'
import { openDowntime } from './downtime.ts'
import type { Outcome } from './outcome.ts'
import { type ClaimedLetter, claimLetters, deleteFinished, finishLetter, giveUpOld, postponeLetter } from './sql.ts'
import type { Transport } from './transport.ts'
import { openWay } from './way.ts'
import { whyUnsendable } from './whyUnsendable.ts'
import { writtenOf } from './written.ts'

export type MailParts = {
  pool: Pool
  clock: Clock
  log: Log
  send: Send
  settings: MailSettings
  /** Where the sandbox is, if letters go to its mailbox. */
  sandboxOrigin: string | undefined
  /** Where people reach this server. */
  url: URL
}

export type MailSender = {
  readonly isSetUp: boolean
  /** Where letters go, as far as anybody knows now. */
  where(): Promise<MailServer | string>
  /** Why letters are not taken at the moment, as the last attempt heard. */
  trouble(): string | undefined
  /** Asks the mail server now: its sentence if it takes no letters. */
  verify(): Promise<string | undefined>
  /** There is something to send. */
  ring(): void
  stop(): Promise<void>
}

const leaseMs = 600_000 // longer than a batch takes when every answer is as late as it may be
const restMs = 2_000
const batchMax = 20
const tidyEveryMs = 3_600_000
const givenUpAfterDays = 3
const keptMs = 30 * 86_400_000
const tidiedMax = 5_000

export function startMailSender(parts: MailParts): MailSender {
  const { pool, clock, log, settings, url } = parts
  const door = openDoor(settings.server, parts.sandboxOrigin, parts.send)
  const ending = new AbortController()
  const way = openWay({ door, from: settings.from, url, signal: ending.signal })
  const downtime = openDowntime(parts)
  const inMs = (ms: number) => new Date(clock.now().getTime() + ms)
  let tidyAt = clock.now()

  const sendOne = async (letter: ClaimedLetter, by: Transport | string): Promise<void> => {
    const outcome = await attempt(letter, by, url)
    const { id } = letter
    switch (outcome.kind) {
      case 'sent':
        downtime.end()
        await finishLetter(pool, id, 'sent', null, clock.now())
        break
      case 'refused':
        await finishLetter(pool, id, 'failed', outcome.sentence, clock.now())
        break
      case 'later':
        await postponeLetter(pool, id, outcome.sentence, inMs(laterPauseMs(letter.attempt)), true)
        break
      case 'down': {
        // Closing ends the others of the batch, too: the first of them says for all what is wrong.
        const isFirst = typeof by === 'string' || way.close(by)
        if (isFirst && !ending.signal.aborted) downtime.begin(outcome.sentence)
        await postponeLetter(pool, id, downtime.sentence ?? outcome.sentence, downtime.until, false)
      }
    }
  }

  const round = async (): Promise<Date> => {
    if (tidyAt <= clock.now()) {
      await giveUpOld(pool, givenUpAfterDays, clock.now(), tidiedMax)
      await deleteFinished(pool, inMs(-keptMs), tidiedMax)
      tidyAt = inMs(tidyEveryMs)
    }
    if (!door.isSetUp) return tidyAt
    if (downtime.until > clock.now()) return downtime.until
    const claimed = await claimLetters(pool, clock.now(), inMs(leaseMs), downtime.sentence === undefined ? batchMax : 1)
    if (claimed.length === 0) return inMs(restMs)
    const by = await way.open()
    await Promise.all(claimed.map((letter) => sendOne(letter, by)))
    return downtime.sentence === undefined ? clock.now() : downtime.until
  }
  const loop = startLoop({ clock, round, failed: (cause) => log.error({ err: cause }, 'letters could not be sent') })

  return {
    isSetUp: door.isSetUp,
    where: door.find,
    trouble: () => downtime.sentence,
    verify: async () => {
      const by = await way.open()
      const sentence = typeof by === 'string' ? by : await by.verify()
      if (sentence === undefined) downtime.end()
      return sentence
    },
    ring: loop.ring,
    stop: async () => {
      ending.abort()
      await loop.stop()
      way.close()
    },
  }
}

async function attempt(letter: ClaimedLetter, by: Transport | string, url: URL): Promise<Outcome> {
  const written = writtenOf(letter)
  if (!written) return { kind: 'refused', sentence: 'Another version of this server wrote this letter.' }
  const { name, address } = letter.to
  const sentence = whyUnsendable(letter.to)
  if (sentence !== undefined) return { kind: 'refused', sentence }
  if (typeof by === 'string') return { kind: 'down', sentence: by }
  return by.send({ id: letter.id, to: { name: oneLine(name, 100), address }, message: write(written, url.origin) })
}

const laterPauseMs = (attempts: number): number => Math.min(3_600_000, 60_000 * 2 ** Math.min(attempts - 1, 10))
