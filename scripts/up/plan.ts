import { join, resolve } from 'node:path'

type Environment = Readonly<Record<string, string | undefined>>

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
  const sandboxPort = environment.SANDBOX_PORT || '8081'
  const data = resolve(root, environment.COUNTERSIGN_DATA || 'data')
  // What Node compiled is kept: the next start is faster and, its compiler not loaded, 25 MB smaller per process.
  const compiled = { NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compiled') }
  return {
    data,
    logs: join(data, 'logs'),
    server: {
      ...compiled,
      COUNTERSIGN_SANDBOX_URL: environment.SANDBOX_URL || `http://localhost:${sandboxPort}`,
      ...said(environment),
      COUNTERSIGN_PORT: port,
      COUNTERSIGN_DATA: data,
    },
    sandbox: environment.COUNTERSIGN_ISSUER
      ? undefined
      : {
          ...compiled,
          SANDBOX_DATA: join(data, 'sandbox'),
          SANDBOX_REDIRECT_URIS: address('/sign-in/callback', url),
          SANDBOX_FRONT_PAGE: address('/', url),
          ...said(environment),
          SANDBOX_PORT: sandboxPort,
        },
  }
}

/** A variable that is set to nothing counts as not set. */
const said = (environment: Environment): Environment =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value))

/** What is no address is for the server to refuse: it reads all settings and names every wrong one. */
const address = (path: string, base: string): string => URL.parse(path, base)?.href ?? base
