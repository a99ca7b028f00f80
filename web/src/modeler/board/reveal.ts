import type { BpmnModeler } from './services.ts'

/** Goes to where an element is drawn: it may lie on the plane of a collapsed sub-process. */
export function reveal(modeler: BpmnModeler, elementId: string): boolean {
  const element = modeler.get('elementRegistry').get(elementId)
  if (!element) return false
  const canvas = modeler.get('canvas')
  const root = canvas.findRoot(element)
  if (root && root !== canvas.getRootElement()) canvas.setRootElement(root)
  // A process is the ground itself: it is looked at in the properties panel with nothing selected.
  const isGround = element === root
  modeler.get('selection').select(isGround ? null : element)
  if (!isGround) canvas.scrollToElement(element as never, 80)
  return true
}
