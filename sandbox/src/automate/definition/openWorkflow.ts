import type { Json } from '../expressions/index.ts'
import { checkWorkflow } from './check.ts'
import { readWorkflow } from './read.ts'
import type { Workflow } from './workflow.ts'

/** A definition that can be saved, or a DefinitionFault that says why it cannot. */
export function openWorkflow(definition: Json): Workflow {
  const workflow = readWorkflow(definition)
  checkWorkflow(workflow)
  return workflow
}
