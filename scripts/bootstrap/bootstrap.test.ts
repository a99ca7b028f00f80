import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { temporaryFolder } from '../../server/src/testing/temporaryFolder.ts'
import { npmCommand } from './install.mjs'
import { nodePackage } from './pinnedNode.mjs'
import { root } from './root.mjs'

// A checkout of its own with the real bootstrap, one script to run, and a stand-in for npm that notes every call and
// installs nothing but the pinned Node.

const pinned = { skip: nodePackage === undefined && 'no Node is brought for this machine' }

const npm = (folder: string): string => `
  const { appendFileSync, mkdirSync, symlinkSync, rmSync, existsSync, readFileSync } = require('node:fs')
  appendFileSync(${JSON.stringify(join(folder, 'calls'))}, process.argv.slice(2).join(' ') + '\\n')
  if (existsSync(${JSON.stringify(join(folder, 'offline'))})) { console.error('npm error network'); process.exit(1) }
  rmSync('node_modules', { recursive: true, force: true })
  mkdirSync('node_modules')
  if (existsSync(${JSON.stringify(join(folder, 'lossy'))})) process.exit(0)
  symlinkSync(${JSON.stringify(join(root, 'node_modules', nodePackage ?? ''))}, 'node_modules/${nodePackage}')`

type Checkout = AsyncDisposable & {
  path: string
  run(...args: string[]): Promise<{ code: number | null; output: string; errors: string }>
  calls(): Promise<string[]>
}

async function checkout(): Promise<Checkout> {
  const folder = await temporaryFolder()
  const at = (...parts: string[]): string => join(folder.path, ...parts)
  await cp(join(root, 'scripts', 'bootstrap'), at('scripts', 'bootstrap'), { recursive: true })
  await writeFile(at('package-lock.json'), JSON.stringify({ packages: { [`node_modules/${nodePackage}`]: {} } }))
  await writeFile(at('scripts', 'hello.ts'), 'console.log(process.execPath, process.argv.slice(2).join())\n')
  const command = (await readFile(join(root, 'scripts', 'start.mjs'), 'utf8')).replace('up.ts', 'hello.ts')
  await writeFile(at('scripts', 'hello.mjs'), command)
  await writeFile(at('npm-cli.js'), npm(folder.path))
  return {
    path: folder.path,
    run: (...args) => runNode([at('scripts', 'hello.mjs'), ...args], { npm_execpath: at('npm-cli.js') }),
    calls: async () => (await readFile(at('calls'), 'utf8').catch(() => '')).split('\n').filter(Boolean),
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  }
}

async function runNode(args: string[], environment: Record<string, string> = {}) {
  const env = { ...process.env, npm_node_execpath: process.execPath, ...environment }
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const [output, errors, code] = await Promise.all([text(child.stdout), text(child.stderr), ended(child)])
  return { code, output, errors }
}

const ended = (child: ChildProcess): Promise<number | null> => {
  const { promise, resolve } = Promise.withResolvers<number | null>()
  child.on('exit', resolve)
  return promise
}

test('the first start installs, the second does not, and both pass their arguments on', pinned, async () => {
  await using here = await checkout()
  for (const argument of ['first', 'second']) {
    const { code, output } = await here.run(argument)
    assert.equal(code, 0)
    assert.match(output, new RegExp(` ${argument}\n$`))
  }
  assert.deepEqual(await here.calls(), ['ci --include=dev --include=optional --loglevel=error'])
})

test('a new lock file is installed', pinned, async () => {
  await using here = await checkout()
  await here.run()
  const lock = join(here.path, 'package-lock.json')
  await writeFile(lock, `${await readFile(lock, 'utf8')}\n`)
  await here.run()
  assert.equal((await here.calls()).length, 2)
})

test('an installation that failed is told with what npm said, and tried again', pinned, async () => {
  await using here = await checkout()
  await writeFile(join(here.path, 'offline'), '')
  for (const _ of [1, 2]) {
    const { code, errors } = await here.run()
    assert.equal(code, 1)
    assert.match(errors, /npm error network\n\nThe packages could not be installed/)
  }
  assert.equal((await here.calls()).length, 2)
})

test('an optional package that npm left out in silence is named', pinned, async () => {
  await using here = await checkout()
  await writeFile(join(here.path, 'lossy'), '')
  const { code, errors } = await here.run()
  assert.equal(code, 1)
  assert.match(errors, new RegExp(`npm left out ${nodePackage}`))
})

test('two commands started together install once', pinned, async () => {
  await using here = await checkout()
  const both = await Promise.all([here.run('one'), here.run('other')])
  assert.deepEqual(
    both.map(({ code }) => code),
    [0, 0],
  )
  assert.equal((await here.calls()).length, 1)
})

test('a machine without a pinned Node of its own is told what to install', async () => {
  await using folder = await temporaryFolder()
  await cp(join(root, 'scripts', 'bootstrap'), join(folder.path, 'scripts', 'bootstrap'), { recursive: true })
  const pretend = `
    Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '22.1.0' } })
    Object.defineProperty(process, 'arch', { value: 'riscv64' })
    const { pinnedNode } = await import(${JSON.stringify(join(folder.path, 'scripts', 'bootstrap', 'pinnedNode.mjs'))})
    console.log(pinnedNode())`
  const { output, errors } = await runNode(['--input-type=module', '--eval', pretend])
  assert.equal(output, 'undefined\n')
  assert.match(errors, /on this machine \(\w+-riscv64\) install Node 26 or newer yourself .* This is Node 22\.1\.0/)
})

test('a Node that is too old is refused in one sentence', async () => {
  const pretend = `data:text/javascript,Object.defineProperty(process, 'versions', { value: { node: '18.19.0' } })`
  const { code, errors } = await runNode(['--import', pretend, join(root, 'scripts', 'start.mjs')])
  assert.equal(code, 1)
  assert.match(errors, /^Countersign needs Node 20 or newer to start .* this is Node 18\.19\.0\.\n$/)
})

test('npm is run by the Node that runs npm, not by the one it is about to delete', () => {
  assert.deepEqual(npmCommand({ npm_node_execpath: '/usr/bin/node', npm_execpath: '/usr/lib/npm-cli.js' }), {
    command: '/usr/bin/node',
    args: ['/usr/lib/npm-cli.js'],
    shell: false,
  })
  assert.equal(npmCommand({ npm_node_execpath: '/usr/bin/node', npm_execpath: '/usr/lib/yarn.js' }).command, 'npm')
  assert.equal(npmCommand({}).command, 'npm')
})
