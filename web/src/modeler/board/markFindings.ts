import type { Finding } from '@countersign/core/api'
import type { BpmnModeler } from './services.ts'

const badgeType = 'countersign-finding'

/** A badge at every element that something was found about. For the eye alone: the list of findings says it in words. */
export function markFindings(modeler: BpmnModeler, problems: readonly Finding[], hints: readonly Finding[]): void {
  const overlays = modeler.get('overlays')
  const registry = modeler.get('elementRegistry')
  overlays.remove({ type: badgeType })
  const found = Map.groupBy([...problems, ...hints], ({ elementId }) => elementId)
  for (const [id, findings] of found) {
    const element = id === null ? undefined : registry.get(id)
    if (!element?.parent) continue // nowhere, or the ground itself: there is no place for a badge
    const isProblem = findings.some((finding) => problems.includes(finding))
    overlays.add(element as never, badgeType, {
      position: element.waypoints ? { top: -10, left: -10 } : { top: -10, right: 10 },
      html: badge(isProblem, findings),
    })
  }
}

function badge(isProblem: boolean, findings: readonly Finding[]): HTMLElement {
  const element = document.createElement('span')
  element.className = `modeler-badge ${isProblem ? 'is-problem' : 'is-hint'}`
  element.setAttribute('aria-hidden', 'true')
  element.title = findings.map(({ reason }) => reason).join('\n')
  element.textContent = isProblem ? '!' : 'i'
  return element
}
