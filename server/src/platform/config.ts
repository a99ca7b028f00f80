// What the environment says, read once, validated, every wrong value reported at once.

import { BlockList, isIP } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'
import { allowedOriginsOf } from './allowedOrigins.ts'
import { type MailSettings, mailSettingsOf } from './mailSettings.ts'
import { StartRefusal } from './startRefusal.ts'

const text = z.string().trim().min(1)
const baseUrl = z
  .url({ protocol: /^https?$/, error: 'must be an http or https address' })
  .transform((value) => new URL(value))
  .refine((url) => url.pathname === '/' && !url.search && !url.hash && !url.username, 'must have no path and no query')
const wholeNumber = (min: number, max: number) => {
  const error = `must be a whole number from ${min} to ${max}`
  return z.coerce.number({ error }).int({ error }).min(min, { error }).max(max, { error })
}

const environment = z.object({
  COUNTERSIGN_HOST: text.default('127.0.0.1'),
  COUNTERSIGN_PORT: wholeNumber(1, 65_535).default(8080),
  COUNTERSIGN_URL: baseUrl.optional(),
  COUNTERSIGN_DATA: text.default('data'),
  COUNTERSIGN_MASTER_KEY: text
    .refine(
      (value) => Buffer.from(value, 'base64').length === 32,
      'must be 32 bytes in base64: openssl rand -base64 32',
    )
    .optional(),
  COUNTERSIGN_ISSUER: z.url({ protocol: /^https?$/, error: 'must be an https address' }).optional(),
  COUNTERSIGN_CLIENT_ID: text.optional(),
  COUNTERSIGN_CLIENT_SECRET: text.optional(),
  COUNTERSIGN_SANDBOX_URL: baseUrl.default(new URL('http://localhost:8081')),
  COUNTERSIGN_TRUSTED_PROXIES: z.string().default(''),
  COUNTERSIGN_ALLOWED_ORIGINS: z.string().default(''),
  COUNTERSIGN_SESSION_IDLE_MINUTES: wholeNumber(1, 1_440).default(60),
  COUNTERSIGN_SESSION_HOURS: wholeNumber(1, 168).default(12),
  COUNTERSIGN_REQUESTS_PER_MINUTE: wholeNumber(1, 10_000_000).default(6_000),
  COUNTERSIGN_SIGN_INS_PER_MINUTE: wholeNumber(1, 1_000_000).default(60),
  COUNTERSIGN_SMTP_URL: text.optional(),
  COUNTERSIGN_MAIL_FROM: text.optional(),
  COUNTERSIGN_KEEP_FINISHED_DAYS: wholeNumber(1, 36_500).default(90),
  COUNTERSIGN_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// address' }).optional(),
})

type Environment = z.output<typeof environment>

export type IdentityProvider = { issuer: URL; clientId: string; clientSecret: string; sandbox: boolean }

export type Config = {
  listen: { host: string; port: number }
  /** Where browsers and machines reach us; cookies and redirects follow from it. */
  url: URL
  dataFolder: string
  databaseUrl: string | undefined
  masterKey: string | undefined
  identityProvider: IdentityProvider
  mail: MailSettings
  trustedProxies: BlockList
  /** What may be called although it lies on this machine or in a private network: the sandbox, if it plays Microsoft. */
  allowedOrigins: readonly string[]
  session: { idleMs: number; lifeMs: number }
  /** For one address each. */
  limits: { requestsPerMinute: number; signInsPerMinute: number }
  /** How long a finished instance is kept, with its history. */
  keepFinishedMs: number
  logLevel: string
}

/** The sandbox's one tenant and its registration of Countersign: not secrets, they are in its README. */
const sandboxRegistration = {
  tenantId: '7d9a2f64-3c51-4e8b-9b0a-6f2d1c8e4a35',
  clientId: '2c1f6a90-58de-4b7c-8f13-0a9d4e7b6c21',
  clientSecret: 'sandbox-only-secret',
}

export function readConfig(variables: Readonly<Record<string, string | undefined>>): Config {
  const problems: string[] = []
  const config = configOf(readEnvironment(variables, problems), problems)
  problems.push(...unsafe(config))
  if (problems.length > 0) throw refuse(problems)
  return config
}

/** A variable that is wrong is told and then read as if it were not set, so that the rest can be looked at too. */
function readEnvironment(variables: Readonly<Record<string, string | undefined>>, problems: string[]): Environment {
  const values = Object.entries(environment.shape).map(([name, schema]) => {
    const parsed = schema.safeParse(variables[name] || undefined)
    if (parsed.success) return [name, parsed.data]
    problems.push(`${name}: ${parsed.error.issues.map(({ message }) => message).join(', ')}`)
    return [name, schema.parse(undefined)]
  })
  return Object.fromEntries(values) as Environment // one entry of the shape's own type for each of its names
}

function configOf(env: Environment, problems: string[]): Config {
  const identityProvider = identityProviderOf(env, problems)
  const allowed = allowedOriginsOf(env.COUNTERSIGN_ALLOWED_ORIGINS, problems)
  return {
    listen: { host: env.COUNTERSIGN_HOST, port: env.COUNTERSIGN_PORT },
    url: env.COUNTERSIGN_URL ?? new URL(`http://localhost:${env.COUNTERSIGN_PORT}`),
    dataFolder: resolve(env.COUNTERSIGN_DATA),
    databaseUrl: env.DATABASE_URL,
    masterKey: env.COUNTERSIGN_MASTER_KEY,
    identityProvider,
    mail: mailSettingsOf(
      { smtpUrl: env.COUNTERSIGN_SMTP_URL, from: env.COUNTERSIGN_MAIL_FROM },
      { sandbox: identityProvider.sandbox, isLocal: isLoopback },
      problems,
    ),
    trustedProxies: trustedProxiesOf(env.COUNTERSIGN_TRUSTED_PROXIES, problems),
    allowedOrigins: [...(identityProvider.sandbox ? [identityProvider.issuer.origin] : []), ...allowed],
    session: {
      idleMs: env.COUNTERSIGN_SESSION_IDLE_MINUTES * 60_000,
      lifeMs: env.COUNTERSIGN_SESSION_HOURS * 3_600_000,
    },
    limits: {
      requestsPerMinute: env.COUNTERSIGN_REQUESTS_PER_MINUTE,
      signInsPerMinute: env.COUNTERSIGN_SIGN_INS_PER_MINUTE,
    },
    keepFinishedMs: env.COUNTERSIGN_KEEP_FINISHED_DAYS * 86_400_000,
    logLevel: env.COUNTERSIGN_LOG_LEVEL,
  }
}

function identityProviderOf(env: Environment, problems: string[]): IdentityProvider {
  if (!env.COUNTERSIGN_ISSUER) {
    const { tenantId, ...registration } = sandboxRegistration
    return { issuer: new URL(`${tenantId}/v2.0`, env.COUNTERSIGN_SANDBOX_URL), ...registration, sandbox: true }
  }
  const issuer = new URL(env.COUNTERSIGN_ISSUER)
  if (!env.COUNTERSIGN_CLIENT_ID) problems.push('COUNTERSIGN_CLIENT_ID: must be set beside COUNTERSIGN_ISSUER')
  if (!env.COUNTERSIGN_CLIENT_SECRET) problems.push('COUNTERSIGN_CLIENT_SECRET: must be set beside COUNTERSIGN_ISSUER')
  return {
    issuer,
    clientId: env.COUNTERSIGN_CLIENT_ID ?? '',
    clientSecret: env.COUNTERSIGN_CLIENT_SECRET ?? '',
    // Nobody's real sign-in runs over plain http: whatever does is a sandbox and is kept on this machine.
    sandbox: issuer.protocol === 'http:',
  }
}

/** What would let strangers in. With the sandbox as issuer anybody may be anybody, so nothing may leave this machine. */
function unsafe({ listen, url, identityProvider }: Config): string[] {
  const problems: string[] = []
  if (identityProvider.sandbox) {
    const remedy = 'set COUNTERSIGN_ISSUER, COUNTERSIGN_CLIENT_ID and COUNTERSIGN_CLIENT_SECRET for people to sign in'
    if (!isLoopback(identityProvider.issuer.hostname))
      problems.push('COUNTERSIGN_ISSUER: must be an https address; plain http is for a sandbox on this machine')
    if (!isLoopback(listen.host))
      problems.push(
        `COUNTERSIGN_HOST: ${listen.host} is not this machine alone, and the sandbox lets anybody in; ${remedy}`,
      )
    if (!isLoopback(url.hostname))
      problems.push(`COUNTERSIGN_URL: ${url.host} is a public address, and the sandbox lets anybody in; ${remedy}`)
  } else if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    problems.push('COUNTERSIGN_URL: must be https, or sign-in cookies would travel in clear')
  }
  return problems
}

/** This machine and nobody else. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host === '[::1]' || (isIP(host) === 4 && host.startsWith('127.'))

function trustedProxiesOf(list: string, problems: string[]): BlockList {
  const trusted = new BlockList()
  for (const entry of list.split(',').map((part) => part.trim())) {
    if (entry === '') continue
    const [, address = '', prefix] = /^([\da-f.:]+)(?:\/(\d{1,3}))?$/i.exec(entry) ?? []
    const version = isIP(address)
    const bitsMax = version === 4 ? 32 : 128
    const bits = prefix === undefined ? bitsMax : Number(prefix)
    if (version === 0 || bits > bitsMax)
      problems.push(`COUNTERSIGN_TRUSTED_PROXIES: ${entry} is neither an address nor a range like 10.0.0.0/8`)
    else trusted.addSubnet(address, bits, version === 4 ? 'ipv4' : 'ipv6')
  }
  return trusted
}

const refuse = (problems: readonly string[]): StartRefusal =>
  new StartRefusal(
    'CONFIGURATION_WRONG',
    `The configuration can’t be used:\n${problems.map((problem) => `  · ${problem}`).join('\n')}`,
  )
