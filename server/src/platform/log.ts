import pino from 'pino'

export type Log = pino.Logger

/** In the words of OAuth and in ours. Not `code`: an error's code is what an operator looks for, and no query is logged. */
const secretNames = [
  ...['authorization', 'cookie', 'token', 'secret', 'password', 'masterKey'],
  ...['client_secret', 'access_token', 'refresh_token', 'id_token'],
  ...['clientSecret', 'accessToken', 'refreshToken', 'idToken'],
]

const censor = '[redacted]'

/** Structured lines on standard output, unless a test reads them. What may carry a secret is never written. */
export const openLog = (level: string, version: string, destination?: pino.DestinationStream): Log =>
  pino(
    {
      level,
      base: { version },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor },
    },
    destination,
  )

type Plain = Readonly<Record<string, string | number | undefined>>

/** Takes lines in which nothing lies below another. */
export type PlainLog = Record<'info' | 'error', (line: Plain, sentence: string) => void>

/** Looks for secrets at the top alone, since there is nothing below: a tenth of what a line costs otherwise. */
export const plainLog = (log: Log): PlainLog => log.child({}, { redact: { paths: secretNames, censor } })

/** For tests and tools that answer on the terminal instead. */
export const silentLog: Log = pino({ level: 'silent' })
