/** A file that breaks an invariant, and the rule of the lint that must say so. */
export type Plant = { breaks: string; file: string; text: string; rule: string }

const imports = 'lint/style/noRestrictedImports'
const globals = 'lint/style/noRestrictedGlobals'

let planted = 0

function each(breaks: string, folder: string, rule: string, texts: readonly string[]): Plant[] {
  return texts.map((text) => {
    planted += 1
    return { breaks, file: `${folder}/planted${planted}.ts`, text, rule }
  })
}

const cycle: Plant[] = ['There', 'Back'].map((name, index, names) => {
  const other = names[1 - index]
  return {
    breaks: 'no module needs itself',
    file: `core/src/planted${name}.ts`,
    text: `import { go${other} } from './planted${other}.ts'\n\nexport const go${name} = (): number => go${other}()\n`,
    rule: 'lint/suspicious/noImportCycles',
  }
})

/** They are planted all at once, each in a file of its own. */
export const plants: readonly Plant[] = [
  ...each('core touches no database', 'core/src', imports, [
    "import pg from 'pg'\n\nexport const pool = new pg.Pool()\n",
    "export const load = () => import('pg')\n",
    "export { Pool } from 'pg'\n",
  ]),
  ...each('the core imports the engine and zod only', 'core/src', imports, [
    "import { createPool } from 'pg-pool'\n\nexport const pool = createPool()\n",
    "import { serve } from '@hono/node-server'\n\nexport const start = serve\n",
  ]),
  ...each('the engine imports only packages that touch no world', 'engine/src', imports, [
    "import { z } from 'zod'\n\nexport const text = z.string()\n",
    "import { pino } from 'pino'\n\nexport const log = pino()\n",
    "export const load = () => import('pino')\n",
  ]),
  ...['engine/src', 'core/src'].flatMap((folder) =>
    each('engine and core make no code', folder, globals, [
      "export const now = (): unknown => Function('return Date.now()')()\n",
      "export const now = (): unknown => new Function('return Date.now()')()\n",
      "export const now = (): unknown => eval('Date.now()')\n",
    ]),
  ),
  ...each('engine and core have no clock', 'engine/src', globals, [
    'export const now = (): number => Date.now()\n',
    'export const now = (): Date => new Date()\n',
    'export const now = () => globalThis.Date\n',
    "export const now = () => new Intl.DateTimeFormat('en').format()\n",
  ]),
  ...each('engine and core have no clock', 'core/src', globals, ['export const now = (): number => Date.now()\n']),
  ...each('engine and core know no chance', 'engine/src', 'plugin', [
    'export const seed = (): number => Math.random()\n',
    'const { random } = Math\n\nexport const seed = (): number => random()\n',
  ]),
  ...each('engine and core know no chance', 'core/src', globals, ['export const id = () => crypto.randomUUID()\n']),
  ...each('engine and core do no I/O', 'engine/src', 'lint/correctness/noNodejsModules', [
    "import { readFile } from 'node:fs/promises'\n\nexport const read = () => readFile('x')\n",
  ]),
  ...each('the engine imports none of ours', 'engine/src', imports, [
    "import { roles } from '@countersign/core/accounts'\n\nexport const all = roles\n",
    "import { roles } from '../../core/src/accounts/index.ts'\n\nexport const all = roles\n",
  ]),
  ...each('the core does not import the server', 'core/src', imports, [
    "import { wire } from '../../server/src/wire.ts'\n\nexport const all = wire\n",
    "import { wire } from '@countersign/server/wire'\n\nexport const all = wire\n",
  ]),
  ...each('the server does not import the pages', 'server/src', imports, [
    "import { App } from '../../web/src/app/App.tsx'\n\nexport const all = App\n",
    "import { App } from '@countersign/web'\n\nexport const all = App\n",
  ]),
  ...each('the server enters the engine and the core by their faces', 'server/src', imports, [
    "import { advance } from '../../engine/src/advance.ts'\n\nexport const step = advance\n",
    "import { roles } from '../../core/src/accounts/roles.ts'\n\nexport const all = roles\n",
  ]),
  ...each('the pages do not import the server', 'web/src', imports, [
    "import { wire } from '../../server/src/wire.ts'\n\nexport const all = wire\n",
    "import type { Wired } from '@countersign/server/wire'\n\nexport type All = Wired\n",
  ]),
  ...each('a page knows of every dialog over it', 'web/src', imports, [
    "import { DialogSurface } from '@fluentui/react-components'\n\nexport const surface = DialogSurface\n",
  ]),
  ...each('the sandbox shares no type with us', 'sandbox/src', imports, [
    "import type { Me } from '@countersign/core/api'\n\nexport type Mine = Me\n",
    "import type { Me } from '../../core/src/api/index.ts'\n\nexport type Mine = Me\n",
    "import { root } from '../../scripts/bootstrap/root.mjs'\n\nexport const here = root\n",
    "import { browser } from '../../e2e/browser.ts'\n\nexport const here = browser\n",
  ]),
  ...each('the sandbox shares no type with us', 'sandbox/src', 'plugin', [
    "export type Mine = import('@countersign/core/api').Me\n",
  ]),
  ...each('only the host advances', 'server/src', 'plugin', [
    "import { advance } from '@countersign/engine'\n\nexport const step = advance\n",
    "import { advance as step, newInstance } from '@countersign/engine'\n\nexport const both = [step, newInstance]\n",
    "import * as engine from '@countersign/engine'\n\nexport const step = engine.advance\n",
    "export { advance } from '@countersign/engine'\n",
    "export * from '@countersign/engine'\n",
    "export const engine = () => import('@countersign/engine')\n",
  ]),
  ...each('no test of a page looks at the focus before it is there', 'e2e', 'plugin', [
    'export const look = (page: { evaluate(read: () => unknown): unknown }) => page.evaluate(() => document.activeElement?.id)\n',
    "export const look = (page: { evaluate(read: string): unknown }) => page.evaluate('document.activeElement.id')\n",
  ]),
  ...each('only egress calls the outside', 'server/src', 'plugin', [
    "import { request } from 'undici'\n\nexport const call = request\n",
    "import { request } from 'node:https'\n\nexport const call = request\n",
    "import { get } from 'node:http'\n\nexport const call = get\n",
    "import * as http from 'node:http'\n\nexport const call = http.get\n",
    "import { connect } from 'node:net'\n\nexport const call = connect\n",
    "import { connect } from 'node:tls'\n\nexport const call = connect\n",
    "import { Socket } from 'node:net'\n\nexport const call = () => new Socket().connect(25, 'mail.example')\n",
    "export { request } from 'node:http'\n",
    "export const load = () => import('undici')\n",
  ]),
  ...each('openid-client calls the outside where it may', 'server/src', 'plugin', [
    "import * as oidc from 'openid-client'\n\nexport const call = oidc.discovery\n",
    "export { discovery } from 'openid-client'\n",
    "export const load = () => import('openid-client')\n",
    "import { createRemoteJWKSet } from 'jose'\n\nexport const keys = createRemoteJWKSet\n",
  ]),
  ...each('mail leaves by its transport', 'server/src', 'plugin', [
    "import { createTransport } from 'nodemailer'\n\nexport const open = createTransport\n",
    "export { createTransport } from 'nodemailer'\n",
    "export const load = () => import('nodemailer')\n",
  ]),
  ...each('only egress calls the outside', 'server/src', globals, [
    "export const call = () => fetch('https://api.example/')\n",
    'export const call = fetch\n',
    "export const call = () => globalThis.fetch('https://api.example/')\n",
  ]),
  ...each('only main reads the environment', 'server/src', 'lint/style/noProcessEnv', [
    'export const home = process.env.HOME\n',
  ]),
  ...cycle,
]

/** What must stay possible: the lint says nothing about these. */
export const allowed: readonly Omit<Plant, 'breaks' | 'rule'>[] = [
  {
    file: 'server/src/processes/host.ts',
    text: "import { advance } from '@countersign/engine'\n\nexport const step = advance\n",
  },
  {
    file: 'server/src/plantedDraw.ts',
    text: "import { draw } from '@countersign/engine'\n\nexport const begin = draw\n",
  },
  {
    file: 'server/src/platform/egress/planted.ts',
    text: "import { request } from 'undici'\n\nexport const call = request\n",
  },
  {
    file: 'server/src/plantedServer.ts',
    text: "import { createServer } from 'node:http'\nimport { isIP, type Socket } from 'node:net'\n\nexport const all = [createServer, isIP]\nexport type Peer = Socket\n",
  },
  {
    file: 'engine/src/plantedMath.ts',
    text: 'export const least = (a: number, b: number): number => Math.min(a, b)\n',
  },
  {
    file: 'core/src/plantedEngine.ts',
    text: "import type { Step } from '@countersign/engine'\n\nexport type Next = Step\n",
  },
  {
    file: 'core/src/plantedFeel.ts',
    text: "import type { Json } from '@countersign/engine/feel'\n\nexport type Given = Json\n",
  },
]
