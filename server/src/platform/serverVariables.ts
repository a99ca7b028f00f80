// What is filled in around the settings somebody made: `npm start`, the server and the command line all ask here, so
// that they mean the same folder and the same sandbox.

import { resolve } from 'node:path'

export type Environment = Readonly<Record<string, string | undefined>>

/** A variable that is set to nothing counts as not set. */
export const said = (environment: Environment): Environment =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value))

export const sandboxPort = (environment: Environment): string => environment.SANDBOX_PORT || '8081'

/** `root` is the checkout: a data folder is meant from there, wherever the program is called. */
export function serverVariables(environment: Environment, root: string): Environment {
  const sandboxUrl = environment.SANDBOX_URL || `http://localhost:${sandboxPort(environment)}`
  return {
    ...(!environment.COUNTERSIGN_ISSUER &&
      sandboxProblems(environment).length === 0 && { COUNTERSIGN_SANDBOX_URL: sandboxUrl }),
    ...said(environment),
    COUNTERSIGN_PORT: environment.COUNTERSIGN_PORT || '8080',
    COUNTERSIGN_DATA: resolve(root, environment.COUNTERSIGN_DATA || 'data'),
  }
}

/** What is wrong with the sandbox's own settings, as far as the server's follow from them. */
export function sandboxProblems(environment: Environment): string[] {
  const { SANDBOX_URL: url, COUNTERSIGN_ISSUER: issuer, COUNTERSIGN_SANDBOX_URL: sandboxUrl } = environment
  if (issuer || sandboxUrl) return [] // then nothing follows from them
  if (url)
    return /^https?:/.test(URL.parse(url)?.protocol ?? '') ? [] : ['SANDBOX_URL: must be an http or https address']
  const port = sandboxPort(environment)
  return /^\d{1,5}$/.test(port) && Number(port) <= 65_535
    ? []
    : ['SANDBOX_PORT: must be a whole number from 0 to 65535']
}
