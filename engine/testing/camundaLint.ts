// Camunda's own rules, as its Modeler has them: what they find in a file must be found by ours.

import { createRequire } from 'node:module'

/** `rule` has the name by which Camunda knows it. */
export type Found = { readonly rule: string; readonly elementId: string; readonly message: string }

type Report = { readonly id: string; readonly message: string; readonly category: string }
type Linter = { lint(root: unknown): Promise<{ readonly [rule: string]: readonly Report[] }> }
type Moddle = { fromXML(xml: string): Promise<{ readonly rootElement: unknown }> }
type Plugin = {
  readonly configs: { readonly [name: string]: { readonly rules: object } }
  readonly rules: { readonly [name: string]: string }
}

const require = createRequire(import.meta.url)
const pluginName = 'bpmnlint-plugin-camunda-compat'
const plugin: Plugin = require(pluginName)
const resolver = {
  resolveRule: (pkg: string, name: string): unknown =>
    pkg === pluginName ? require(`${pluginName}/${plugin.rules[name]}`) : require(`bpmnlint/rules/${name}`),
  resolveConfig: () => plugin.configs['camunda-cloud-8-9'],
}
const { Linter } = require('bpmnlint') as { Linter: new (options: object) => Linter }
const linter = new Linter({ config: { extends: `plugin:camunda-compat/camunda-cloud-8-9` }, resolver })

const { BpmnModdle } = (await import('bpmn-moddle')) as unknown as { BpmnModdle: new (packages: object) => Moddle }
export const moddle = new BpmnModdle({ zeebe: require('zeebe-bpmn-moddle/resources/zeebe.json') })

/** What Camunda 8.9 would not take. */
export async function camundaLint(xml: string): Promise<readonly Found[]> {
  const { rootElement } = await moddle.fromXML(xml)
  const results = await linter.lint(rootElement)
  return Object.entries(results).flatMap(([rule, reports]) =>
    reports
      .filter(({ category }) => category === 'error')
      .map(({ id, message }) => ({ rule: rule.replace(/^.*\//, ''), elementId: id, message })),
  )
}
