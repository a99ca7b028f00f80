// The server as a process: the only reader of the environment. Tells whoever started it how far it is, over IPC or on
// the terminal, and stops when told to, or when that somebody is gone.

import { readSettings } from './platform/serverSettings.ts'
import { StartRefusal } from './platform/startRefusal.ts'
import { startServer } from './startServer.ts'

type Message =
  | { progress: string }
  | {
      ready: {
        url: string
        data: string
        database: 'embedded' | 'external'
        firstAdministratorLink?: string
        sandbox: boolean
      }
    }
  | { failed: string }

const tell = (message: Message): void => {
  if (process.send) process.send(message)
  else console.error('failed' in message ? message.failed : JSON.stringify(message))
}

const stopAsked = Promise.withResolvers<void>()
for (const signal of ['SIGTERM', 'SIGINT', 'disconnect']) process.on(signal, () => stopAsked.resolve())

try {
  const config = readSettings(process.env)
  const { firstAdministratorLink, stop } = await startServer(config, (progress) => tell({ progress }))
  tell({
    ready: {
      url: config.url.origin,
      data: config.dataFolder,
      database: config.databaseUrl ? 'external' : 'embedded',
      ...(firstAdministratorLink && { firstAdministratorLink }),
      sandbox: config.identityProvider.sandbox,
    },
  })
  await stopAsked.promise
  await stop()
} catch (cause) {
  if (!(cause instanceof StartRefusal)) throw cause
  tell({ failed: cause.message })
  process.exitCode = 1
}
if (process.connected) process.disconnect?.()
