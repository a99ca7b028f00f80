// Draws a BPMN file anew, positions and all: node engine/testing/layout.ts examples/*.bpmn. For examples written by hand.

import { readFileSync, writeFileSync } from 'node:fs'
import { layoutProcess } from 'bpmn-auto-layout'

/** The layout follows `incoming` and `outgoing`, which somebody who writes by hand leaves away. */
function withFlowsAtNodes(xml: string): string {
  const bare = xml.replaceAll(/\s*<bpmn:(incoming|outgoing)>[^<]*<\/bpmn:\1>/g, '')
  const flows = [...bare.matchAll(/<bpmn:sequenceFlow id="([^"]+)"[^>]*? sourceRef="([^"]+)" targetRef="([^"]+)"/g)]
  return flows.reduce(
    (file, [, id = '', from = '', to = '']) => listed(listed(file, from, 'outgoing', id), to, 'incoming', id),
    bare,
  )
}

/** BPMN wants them behind the extension elements. */
function listed(xml: string, nodeId: string, list: 'incoming' | 'outgoing', flowId: string): string {
  const start = xml.search(new RegExp(`<bpmn:\\w+ id="${nodeId}"`))
  const tagEnd = xml.indexOf('>', start)
  const entry = `<bpmn:${list}>${flowId}</bpmn:${list}>`
  if (xml[tagEnd - 1] === '/') {
    const name = /<(bpmn:\w+)/.exec(xml.slice(start))?.[1]
    return `${xml.slice(0, tagEnd - 1)}>${entry}</${name}>${xml.slice(tagEnd + 1)}`
  }
  const extensions = /^\s*<bpmn:extensionElements>[\s\S]*?<\/bpmn:extensionElements>/.exec(xml.slice(tagEnd + 1))
  const at = tagEnd + 1 + (extensions?.[0].length ?? 0)
  return xml.slice(0, at) + entry + xml.slice(at)
}

for (const file of process.argv.slice(2))
  writeFileSync(file, await layoutProcess(withFlowsAtNodes(readFileSync(file, 'utf8'))))
