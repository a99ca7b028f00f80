import pino from 'pino'

export type Log = pino.Logger

/** Structured lines on standard output. What may carry a secret is never written, wherever it stands. */
export const openLog = (level: string, version: string): Log =>
  pino({
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
  })

/** For tests and tools that answer on the terminal instead. */
export const silentLog: Log = pino({ level: 'silent' })
