// A client that trusts the sandbox's certificate authority, as one started with NODE_EXTRA_CA_CERTS does.

import { readFileSync } from 'node:fs'
import { request } from 'node:https'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'

export type SecureAnswer = {
  status: number
  headers: Readonly<Record<string, string | string[] | undefined>>
  text: string
}

/** Rejects where the certificate is not to be trusted. */
export function fetchTrusting(
  url: string,
  certificateAuthority: string | undefined,
  headers: Record<string, string> = {},
): Promise<SecureAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<SecureAnswer>()
  const ca = certificateAuthority === undefined ? [] : [readFileSync(certificateAuthority)]
  request(url, { ca, headers, agent: false }, async (response) => {
    let text = ''
    for await (const chunk of response.setEncoding('utf8')) text += chunk
    resolve({ status: response.statusCode ?? 0, headers: response.headers, text })
  })
    .on('error', reject)
    .end()
  return promise
}

/** From here on this whole process trusts it: for clients that have no place to be told. */
export function trust(certificateAuthority: string): Disposable {
  const before = getCACertificates('default')
  setDefaultCACertificates([...before, readFileSync(certificateAuthority, 'utf8')])
  return { [Symbol.dispose]: () => setDefaultCACertificates(before) }
}
