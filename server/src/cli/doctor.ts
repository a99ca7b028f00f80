// Asks everything a person would look at when something is wrong, and says what to do about it.

import { existsSync } from 'node:fs'
import { access, constants, stat } from 'node:fs/promises'
import type { Component } from '@countersign/core/api'
import { identityProvider } from '../accounts/index.ts'
import { readNotedHead, verifyAudit } from '../audit/index.ts'
import { openMailCheck } from '../mail/index.ts'
import type { Config } from '../platform/config.ts'
import { type Pool, sql } from '../platform/database/index.ts'
import { openEgress } from '../platform/egress/index.ts'
import { version } from '../platform/version.ts'
import { askComponents } from '../system/index.ts'
import { masterKeyFile, openMasterKey } from '../vault/index.ts'
import { NotUnderstood } from './notUnderstood.ts'
import { reachDatabase } from './reachDatabase.ts'

type Finding = Pick<Component, 'title' | 'well' | 'detail' | 'remedy'>

export async function doctor(config: Config, args: readonly string[], say: (line: string) => void): Promise<number> {
  if (args.length > 0) throw new NotUnderstood(`doctor takes no arguments, and there is “${args.join(' ')}”.`)
  await using undo = new AsyncDisposableStack()
  const findings: Finding[] = [program, await dataFolder(config), await keyFile(config), await server(config)]
  try {
    findings.push(...(await database(config, await reachDatabase(config, undo), undo)))
  } catch (cause) {
    findings.push({ title: 'Database', well: false, detail: messageOf(cause), remedy: null }, await issuer(config))
  }
  for (const { title, well, detail, remedy } of findings) {
    say(`${well ? '✓' : '✗'} ${title.padEnd(18)} ${detail}`)
    if (!well && remedy) say(`  ${' '.repeat(18)} → ${remedy}`)
  }
  const unwell = findings.filter(({ well }) => !well).length
  say('')
  say(unwell === 0 ? 'Everything is well.' : `${unwell} of ${findings.length} are not well.`)
  return unwell === 0 ? 0 : 1
}

const program: Finding = {
  title: 'Program',
  well: true,
  detail: `Countersign ${version} on Node ${process.version}, ${process.platform} ${process.arch}`,
  remedy: null,
}

/** What is not there needs something else done than what is wrong. */
class Missing extends Error {
  readonly remedy: string

  constructor(message: string, remedy: string) {
    super(message)
    this.remedy = remedy
  }
}

const finding = async (title: string, remedy: string, ask: () => Promise<string>): Promise<Finding> => {
  try {
    return { title, well: true, detail: await ask(), remedy: null }
  } catch (cause) {
    return { title, well: false, detail: messageOf(cause), remedy: cause instanceof Missing ? cause.remedy : remedy }
  }
}

const dataFolder = ({ dataFolder }: Config): Promise<Finding> =>
  finding('Data folder', 'Give the server’s user the right to write there, or set COUNTERSIGN_DATA.', async () => {
    if (!existsSync(dataFolder))
      throw new Missing(`There is no ${dataFolder} yet.`, 'The first start makes it: npm start.')
    await access(dataFolder, constants.W_OK)
    return dataFolder
  })

const keyFile = (config: Config): Promise<Finding> =>
  finding('Master key', 'Take the rights of everybody else from the key file: chmod 600.', async () => {
    if (config.masterKey) return 'from the environment'
    const file = masterKeyFile(config.dataFolder)
    if (!existsSync(file))
      throw new Missing(
        `There is no ${file}.`,
        'The first start makes it; if there was one, put it back from your backup.',
      )
    const { mode } = await stat(file)
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) throw new Error(`Others may read ${file}.`)
    return file
  })

const server = ({ url }: Config): Promise<Finding> =>
  finding('Server', 'Start it: npm start. If it runs, look at its log.', async () => {
    const answer = await fetch(new URL('/ready', url), { signal: AbortSignal.timeout(3_000) }).catch(
      (cause: unknown) => {
        throw new Error(`Nobody answers at ${url.origin}.`, { cause })
      },
    )
    if (!answer.ok) throw new Error(`${url.origin} answers, but is not ready (${answer.status}).`)
    return `ready at ${url.origin}`
  })

/** Asked for by itself where there is no database: the two have nothing to do with each other. */
const issuer = (config: Config): Promise<Finding> =>
  finding('Identity provider', 'Nobody can sign in until it answers.', async () => {
    await identityProvider(config.identityProvider, config.url, Date.now).reach()
    return config.identityProvider.issuer.host
  })

async function database(config: Config, pool: Pool, undo: AsyncDisposableStack): Promise<Finding[]> {
  const nowMs = Date.now
  const provider = identityProvider(config.identityProvider, config.url, nowMs)
  const mail = mailCheck(config, undo)
  const components = await askComponents({ pool, provider, mail, nowMs })
  return [
    ...components,
    await finding('Clock', 'Set this machine’s clock: sign-ins and deadlines depend on it.', () => clock(pool)),
    await finding('Audit chain', 'Run `countersign verify-audit` for every place.', () => auditChain(config, pool)),
  ]
}

function mailCheck({ allowedOrigins, identityProvider: registration, mail, url }: Config, undo: AsyncDisposableStack) {
  const { send } = undo.adopt(openEgress({ allowedOrigins, connectionsMax: 8 }), (egress) => egress.stop())
  const sandboxOrigin = registration.sandbox ? registration.issuer.origin : undefined
  return undo.adopt(openMailCheck({ send, settings: mail, sandboxOrigin, url }), (check) => check.close())
}

const skewMaxMs = 5_000 // tokens of most issuers tolerate little more

async function clock(pool: Pool): Promise<string> {
  const { at } = await pool.one<{ at: Date }>(sql`select clock_timestamp() as at`)
  const skewMs = Math.abs(at.getTime() - Date.now())
  if (skewMs > skewMaxMs) throw new Error(`This machine and the database differ by ${Math.round(skewMs / 1_000)} s.`)
  return 'agrees with the database'
}

async function auditChain(config: Config, pool: Pool): Promise<string> {
  const key = await openMasterKey(pool, { text: config.masterKey, dataFolder: config.dataFolder })
  const { entries, findings } = await verifyAudit(pool, {
    key: key.derive('audit'),
    now: new Date(),
    noted: await readNotedHead(config.dataFolder),
  })
  if (findings[0]) throw new Error(findings[0].sentence)
  return `whole, ${entries} entries`
}

const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause))
