// What is called beside the API: where sign-ins, flows and other systems come back to.

import { mountSignIn } from '../accounts/index.ts'
import { mountConnectionCallback } from '../connections/index.ts'
import { mountCallbacks, mountWebhooks } from '../connectors/index.ts'
import type { App } from '../http/index.ts'
import { mountLinks } from '../links/index.ts'
import { newId } from '../platform/ids.ts'
import type { WireOptions } from './options.ts'
import type { Parts } from './parts.ts'
import type { Work } from './work.ts'

export function mountAddresses(app: App, options: WireOptions, parts: Parts, { processes }: Work): void {
  const { config, pool, masterKey } = options
  const { record, metrics, provider, identify, now, nowMs, fill, send, callbacks, connections, links } = parts
  const { url, session } = config
  mountCallbacks(app, processes, callbacks)
  mountWebhooks(app, { pool, processes, fill, send, moment: () => ({ nowMs: nowMs(), seed: newId() }) })
  mountSignIn(app, {
    ...{ pool, record, metrics, url, provider, now, identify },
    key: masterKey.derive('sign-in'),
    lifeMs: session.lifeMs,
  })
  mountLinks(app, links)
  mountConnectionCallback(app, { ...connections, identify, url })
}
