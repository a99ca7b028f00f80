import pino from 'pino'

export type Log = pino.Logger

/** Structured lines on standard output, unless a test reads them. What may carry a secret is never written. */
export const openLog = (level: string, version: string, destination?: pino.DestinationStream): Log =>
  pino(
    {
      level,
      base: { version },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: {
        paths: [
          'authorization',
          'cookie',
          'token',
          'secret',
          'password',
          'code',
          'client_secret',
          'refresh_token',
        ].flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
        censor: '[redacted]',
      },
    },
    destination,
  )

/** For tests and tools that answer on the terminal instead. */
export const silentLog: Log = pino({ level: 'silent' })
