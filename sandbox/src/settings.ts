// What the environment may say, checked: `main.ts` hands the environment in, nobody else reads it.

export type Settings = {
  host: string
  /** 0 asks the system for any free port. */
  port: number
  /** The same for https. */
  httpsPort: number
  /** Where mail comes in. 0 is the port it had last, or any free one. */
  smtpPort: number
  dataFolder: string
  /** The address that issuer and endpoints are told with; by default `http://localhost:<port>`. */
  url: string | undefined
  redirectUris: readonly string[]
  /** Where a sign-out may return to. Entra wants it among the registered addresses, so here it is registered too. */
  frontPage: string
}

export type SettingsReading = { ok: true; settings: Settings } | { ok: false; problems: readonly string[] }

const usualPort = '8081'

type Environment = Readonly<Record<string, string | undefined>>

/** The settings, or every value that is wrong: whoever mends one should not meet the next at the next start. */
export function readSettings(environment: Environment): SettingsReading {
  const problems: string[] = []
  const read = <T>(name: string, fallback: string, parse: (text: string) => T | undefined, rule: string): T => {
    const text = environment[name] || fallback
    const value = parse(text)
    if (value === undefined) problems.push(`${name} ${rule}, not "${text}".`)
    return value as T // only looked at when there are no problems
  }
  const settings: Settings = {
    host: read(
      'SANDBOX_HOST',
      '127.0.0.1',
      loopbackHost,
      'must be an address of this machine such as 127.0.0.1 or ::1',
    ),
    port: read('SANDBOX_PORT', usualPort, port, 'must be a number from 0 to 65535'),
    // A second sandbox was given a port of its own, so as not to meet the first one; it is not to meet it here.
    httpsPort: read(
      'SANDBOX_HTTPS_PORT',
      (environment.SANDBOX_PORT || usualPort) === usualPort ? '8443' : '0',
      port,
      'must be a number from 0 to 65535',
    ),
    smtpPort: read('SANDBOX_SMTP_PORT', '0', port, 'must be a number from 0 to 65535'),
    dataFolder: environment.SANDBOX_DATA || './data/sandbox',
    url: environment.SANDBOX_URL
      ? read('SANDBOX_URL', '', origin, 'must be an http or https address without a path')
      : undefined,
    redirectUris: read(
      'SANDBOX_REDIRECT_URIS',
      'http://localhost:8080/sign-in/callback,http://localhost:8080/connections/callback',
      addresses,
      'must be http or https addresses with commas between them',
    ),
    frontPage: read('SANDBOX_FRONT_PAGE', 'http://localhost:8080/', address, 'must be an http or https address'),
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, settings }
}

/** Anybody may sign in as anybody here: an address that other machines reach is refused, not warned about. */
function loopbackHost(text: string): string | undefined {
  return isLoopback(text) ? text : undefined
}

export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)

function port(text: string): number | undefined {
  const number = Number(text)
  return /^\d{1,5}$/.test(text) && number <= 65_535 ? number : undefined
}

function address(text: string): string | undefined {
  const url = URL.parse(text)
  return url && (url.protocol === 'http:' || url.protocol === 'https:') ? text : undefined
}

function addresses(text: string): string[] | undefined {
  const all = text.split(',').map((part) => part.trim())
  return all.every(address) ? all : undefined
}

function origin(text: string): string | undefined {
  const url = address(text) && new URL(text)
  return url && url.pathname === '/' && !url.search && !url.hash ? url.origin : undefined
}
