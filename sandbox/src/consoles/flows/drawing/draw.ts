// A flow as people know it: cards from top to bottom, branches beside each other. Whether it is a definition or a run
// is a matter of the faces.

import { html } from 'hono/html'
import { type Action, isObject, readHost } from '../../../automate/index.ts'
import type { Html } from '../../../pages/index.ts'
import type { Tone } from '../../frame/index.ts'
import { connectorName, sentence, spaced } from '../words.ts'
import { layersOf, waitsFor } from './layers.ts'

export type Face = {
  /** Within the line that is always seen, behind the name. */
  mark?: Html
  aside?: Html | string
  /** What the card holds when it is open. */
  content: Html
  tone?: Tone
  isOpen?: boolean
  /** Which turn of a loop is drawn below it, and how another is chosen. */
  turn?: { index: number; picker: Html }
}

/** `at`: which turn of each loop around it, from the outside. */
export type FaceOf = (action: Action, at: readonly number[]) => Face

export const drawBody = (body: readonly Action[], faceOf: FaceOf, at: readonly number[] = []): Html => {
  const layers = layersOf(body)
  return html`<ol class="steps">${layers.map((layer, place) => {
    const above = place === 0 ? [] : (layers[place - 1] ?? [])
    return html`<li class="${layer.length > 1 ? 'layer parallel' : 'layer'}">${layer.map((action) => step(action, above, faceOf, at))}</li>\n`
  })}</ol>`
}

function step(action: Action, above: readonly Action[], faceOf: FaceOf, at: readonly number[]): Html {
  const face = faceOf(action, at)
  const inside = face.turn ? [...at, face.turn.index] : at
  const condition = waitsFor(action, above)
  const branches = Object.entries(action.bodies)
  return html`<div class="step">${condition === undefined ? '' : html`<p class="after soft">${condition}</p>`}
${drawCard(action.name, kindOf(action), face)}
${
  branches.length === 0
    ? ''
    : html`<div class="inside">${face.turn?.picker ?? ''}<div class="branches">${branches.map(
        ([branch, body]) =>
          html`<section class="branch" aria-label="${branchName(action, branch)} of ${spaced(action.name)}">${branches.length > 1 ? html`<p class="branch-name">${branchName(action, branch)}</p>` : ''}
${body.length > 0 ? drawBody(body, faceOf, inside) : html`<p class="soft">No actions</p>`}</section>`,
      )}</div></div>`
}</div>`
}

/** One card: a trigger has one, too. */
export const drawCard = (name: string, kind: string, { mark, aside, content, tone, isOpen }: Face): Html =>
  html`<details class="act${tone === undefined ? '' : ` ${tone}`}"${isOpen ? html` open` : ''}><summary><span class="act-name">${spaced(name)}</span><span class="act-kind soft">${kind}</span><span class="act-aside">${aside ?? ''}${mark ?? ''}</span></summary>
<div class="act-body">${content}</div></details>`

const kinds: Readonly<Record<string, string>> = {
  If: 'Condition',
  Foreach: 'Apply to each',
  Until: 'Do until',
  Wait: 'Delay',
  ParseJson: 'Parse JSON',
  InitializeVariable: 'Initialize variable',
  SetVariable: 'Set variable',
  IncrementVariable: 'Increment variable',
  DecrementVariable: 'Decrement variable',
  AppendToStringVariable: 'Append to string variable',
  AppendToArrayVariable: 'Append to array variable',
  Http: 'HTTP',
}

/** What it is called in the list of actions; of a connector, its operation. What the name says already is not said again. */
function kindOf({ name, type, inputs }: Action): string {
  const told = hostOf(inputs) ?? [kinds[type] ?? type]
  return told.filter((part) => part.toLowerCase() !== spaced(name).toLowerCase()).join(' · ')
}

function hostOf(inputs: Action['inputs']): string[] | undefined {
  if (!isObject(inputs) || !isObject(inputs.host)) return undefined
  const { api, operationId } = readHost(inputs.host)
  return operationId === '' ? undefined : [connectorName(api), sentence(operationId)]
}

const branchName = ({ type }: Action, branch: string): string => {
  if (type === 'If') return branch === 'else' ? 'False' : 'True'
  if (type === 'Switch') return branch === 'default' ? 'Default' : branch
  return 'Actions'
}
