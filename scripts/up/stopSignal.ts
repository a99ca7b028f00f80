import { whenAbandoned } from '../bootstrap/whenAbandoned.mjs'

const sameAskingMs = 1_000 // one Ctrl-C may reach us from the terminal and from whoever started us

/**
 * Aborted when we should stop: Ctrl-C, SIGTERM, a closed terminal, or npm gone. Whoever asks again after a while is
 * done waiting.
 */
export function stopSignal(): AbortSignal {
  const controller = new AbortController()
  let askedAt: number | undefined
  const ask = (): void => {
    if (askedAt !== undefined && performance.now() - askedAt > sameAskingMs) process.exit(1)
    askedAt ??= performance.now()
    controller.abort()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask)
  whenAbandoned(() => controller.abort())
  return controller.signal
}
