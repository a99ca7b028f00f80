import { join, resolve } from 'node:path'
import { type Environment, said, sandboxPort, serverVariables } from '../../server/src/platform/serverVariables.ts'

/** What runs, and with which settings. Whatever is set already is passed on as it is. */
export type Plan = {
  data: string
  logs: string
  server: Environment
  /** Undefined when people sign in at a real issuer. */
  sandbox: Environment | undefined
}

export function planFor(environment: Environment, root: string): Plan {
  const port = environment.COUNTERSIGN_PORT || '8080'
  const url = environment.COUNTERSIGN_URL || `http://localhost:${port}`
  const data = resolve(root, environment.COUNTERSIGN_DATA || 'data')
  // What Node compiled is kept: the next start is faster and, its compiler not loaded, 25 MB smaller per process.
  const compiled = { NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compiled') }
  return {
    data,
    logs: join(data, 'logs'),
    server: { ...compiled, ...serverVariables(environment, root) },
    sandbox: environment.COUNTERSIGN_ISSUER
      ? undefined
      : {
          ...compiled,
          SANDBOX_DATA: join(data, 'sandbox'),
          SANDBOX_REDIRECT_URIS: ['/sign-in/callback', '/connections/callback']
            .map((path) => address(path, url))
            .join(),
          SANDBOX_FRONT_PAGE: address('/', url),
          ...said(environment),
          SANDBOX_PORT: sandboxPort(environment),
        },
  }
}

/** What is no address is for the server to refuse: it reads all settings and names every wrong one. */
const address = (path: string, base: string): string => URL.parse(path, base)?.href ?? base
