import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { appendFile, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { temporaryFolder } from '../server/src/testing/temporaryFolder.ts'
import { root } from './bootstrap/root.mjs'

// A checkout of its own with a stand-in for Vite that notes every build, and fails when a source says so.

const vite = `
  const { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs')
  appendFileSync('../builds', 'x')
  rmSync('dist', { recursive: true, force: true })
  if (readFileSync('src/main.tsx', 'utf8').includes('broken')) { console.error('main.tsx is broken'); process.exit(1) }
  mkdirSync('dist')
  writeFileSync('dist/index.html', 'built')`

async function checkout() {
  const folder = await temporaryFolder()
  const write = async (file: string, text: string): Promise<void> => {
    await mkdir(dirname(join(folder.path, file)), { recursive: true })
    await writeFile(join(folder.path, file), text)
  }
  for (const part of ['pages.ts', 'bootstrap', 'up'])
    await cp(join(root, 'scripts', part), join(folder.path, 'scripts', part), { recursive: true })
  await write('node_modules/vite/bin/vite.js', vite)
  for (const file of ['package-lock.json', 'web/src/main.tsx', 'core/src/index.ts', 'engine/src/index.ts'])
    await write(file, '// as it was\n')
  const call = `
    const { buildPages } = await import('./scripts/pages.ts')
    await buildPages({ show() {}, end() {} }, new AbortController().signal)`
  const build = () =>
    promisify(execFile)(process.execPath, ['--input-type=module', '--eval', call], { cwd: folder.path })
  const builds = async () => (await readFile(join(folder.path, 'builds'), 'utf8')).length
  return { path: folder.path, write, build, builds, [Symbol.asyncDispose]: folder[Symbol.asyncDispose] }
}

test('pages are built once, and again when what they are made of has changed', async () => {
  await using here = await checkout()
  await here.build()
  await here.build()
  assert.equal(await here.builds(), 1)
  const sources = [
    'web/src/main.tsx',
    'web/index.html',
    'core/src/index.ts',
    'engine/src/index.ts',
    'package-lock.json',
  ]
  for (const [index, file] of sources.entries()) {
    await appendFile(join(here.path, file), '// changed\n')
    await here.build()
    assert.equal(await here.builds(), index + 2, file)
  }
})

test('tests are nothing that pages are made of', async () => {
  await using here = await checkout()
  await here.build()
  await here.write('web/src/main.test.ts', '// new')
  await here.build()
  assert.equal(await here.builds(), 1)
})

test('a build that was killed before its end is made again', async () => {
  await using here = await checkout()
  await here.build()
  await rm(join(here.path, 'web', 'dist', '.built'))
  await here.build()
  assert.equal(await here.builds(), 2)
})

test('pages that can not be built are told with what Vite said, and tried again', async () => {
  await using here = await checkout()
  await here.write('web/src/main.tsx', 'broken')
  await assert.rejects(here.build(), /main\.tsx is broken\n\nThe pages could not be built/)
  await assert.rejects(here.build(), /main\.tsx is broken/)
  assert.equal(await here.builds(), 2)
})
