// The program: reads the environment, starts the sandbox, tells whoever started it, stops when it should.
//
// Over an IPC channel it says `{ ready: { url, httpsUrl, smtpUrl, certificateAuthority } }` or `{ failed: sentence }`; without one,
// lines on the terminal.

import { startSandbox } from './sandbox.ts'
import { readSettings } from './settings.ts'
import { StartFailure } from './startFailure.ts'

/** A stopped `npm start` kills its shell, not us: the parent is looked for often enough that the port is soon free. */
const parentLookMs = 200

type Ready = { url: string; httpsUrl: string; smtpUrl: string; certificateAuthority: string }

type Message = { ready: Ready } | { failed: string }

/** Tells whoever forked us. Whether it still listens is its own affair: if it is gone, we soon notice and stop. */
function tell(message: Message, then: () => void = () => {}): void {
  if (process.connected) process.send?.(message, undefined, undefined, then)
}

/** The open channel is what would keep the process alive once everything else is closed. */
function hangUp(): void {
  if (process.connected) process.disconnect?.()
}

function fail(sentence: string): void {
  console.error(sentence)
  process.exitCode = 1
  tell({ failed: sentence }, hangUp)
}

async function run(): Promise<void> {
  const reading = readSettings(process.env)
  if (!reading.ok) return fail(reading.problems.join(' '))
  const stopping = Promise.withResolvers<void>()
  const parent = process.ppid
  const looking = setInterval(() => process.ppid !== parent && stopping.resolve(), parentLookMs)
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stopping.resolve())
  try {
    await using sandbox = await startSandbox(
      reading.settings,
      () => new Date(),
      (error) => console.error(error),
    )
    const { url, httpsUrl, smtpUrl, certificateAuthority } = sandbox
    if (process.connected) tell({ ready: { url, httpsUrl, smtpUrl, certificateAuthority } })
    else {
      console.log(`The Countersign sandbox answers at ${url} and ${httpsUrl} (data in ${reading.settings.dataFolder}).`)
      console.log(`It takes mail for anybody at ${smtpUrl}.`)
      console.log(`Over https, clients have to trust it: NODE_EXTRA_CA_CERTS=${certificateAuthority}`)
    }
    await stopping.promise
  } catch (error) {
    if (!(error instanceof StartFailure)) throw error
    return fail(error.message)
  } finally {
    clearInterval(looking)
  }
  hangUp()
}

await run()
