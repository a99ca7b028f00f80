// `node --import …/cutting.ts`: every process that begins so loads some files without their protecting lines. Nothing in
// the product knows of it.

import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '../bootstrap/root.mjs'
import { type Cut, cuts, isCut } from './cuts.ts'
import { edited } from './edited.ts'

const name = process.env.CHAOS_WITHOUT ?? ''
if (!isCut(name)) throw new Error(`There is no protecting line "${name}"`)
const { edits }: Cut = cuts[name]
const sources = new Map(
  edits.map((edit) => {
    const path = join(root, edit.file)
    return [pathToFileURL(path).href, edited(readFileSync(path, 'utf8'), edit)]
  }),
)
registerHooks({
  load: (url, context, next) => {
    const source = sources.get(url)
    return source === undefined ? next(url, context) : { ...next(url, context), source }
  },
})
