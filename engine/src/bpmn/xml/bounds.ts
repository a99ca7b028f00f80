// How much XML is read. A diagram that people draw is far below; what is above would only cost time and memory, some
// of it more than linear in bpmn-js, which draws the same file later.

import { Flawed } from './flaw.ts'

/** Zeebe takes 4 MB with all files of a deployment; 24 tasks with an icon of 100 KB each are 2.4 MB. */
export const charactersMax = 5_000_000

/** Five for definitions, process, task, extension and mapping; the rest is for sub-processes in sub-processes. */
export const depthMax = 100

/** A process of 10,000 elements in its plainest form has 40,000 with its flows; read in less than a second. */
export const elementsMax = 100_000

/** BPMN's own elements have less than thirty. */
export const attributesMax = 100

/** A Modeler declares seven. Each open one is looked through whenever another is declared. */
export const namespacesMax = 50

export function checkLength(xml: string): void {
  if (xml.length > charactersMax)
    throw new Flawed({
      code: 'xml-long',
      at: null,
      reason: `The file has ${numeral(xml.length)} characters; more than ${numeral(charactersMax)} are not read`,
      remedy: 'Divide the process: move parts of it into processes of their own and use call activities.',
    })
}

export function checkDepth(depth: number, at: number): void {
  if (depth > depthMax)
    throw new Flawed({
      code: 'xml-deep',
      at,
      reason: `Elements are nested deeper than ${depthMax}`,
      remedy: 'Move inner sub-processes into processes of their own and use call activities.',
    })
}

export function checkElements(count: number, at: number): void {
  if (count > elementsMax)
    throw new Flawed({
      code: 'xml-elements',
      at,
      reason: `The file has more than ${numeral(elementsMax)} XML elements`,
      remedy: 'Divide the process: move parts of it into processes of their own and use call activities.',
    })
}

export function checkAttributes(count: number, at: number): void {
  if (count > attributesMax)
    throw new Flawed({
      code: 'xml-attributes',
      at,
      reason: `An element has more than ${attributesMax} attributes`,
      remedy: 'Delete the attributes that no tool needs, or keep them in elements.',
    })
}

export function checkNamespaces(count: number, at: number): void {
  if (count > namespacesMax)
    throw new Flawed({
      code: 'xml-namespaces',
      at,
      reason: `The file declares more than ${namespacesMax} namespaces`,
      remedy: 'Declare each namespace once, at the first element.',
    })
}

const numeral = (count: number): string => count.toLocaleString('en')
