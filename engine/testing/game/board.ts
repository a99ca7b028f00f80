// Where the tokens are, as a tree of scopes: kept by the game as mutable objects, and read out of an instance. Both are
// written down the same way, so that they can be compared, and so that a visit finds its piece: of two pieces that read
// the same, either will do.

import type { ActiveInstance, Instance, Visit } from '../../src/index.ts'

/** The process, or what is inside of a sub-process. */
export type Scope = { readonly nodeId: string | null; readonly host: Piece | null; pieces: Piece[] }

/** A token at rest in a node. */
export type Piece = {
  readonly nodeId: string
  readonly scope: Scope
  /** The body of which it is a round. */
  readonly body: Piece | null
  at:
    | { readonly is: 'waiting' | 'held' }
    | { readonly is: 'join'; readonly arrived: Map<string, number> }
    | { readonly is: 'inside'; readonly inner: Scope }
    | { readonly is: 'rounds'; readonly inner: Scope; readonly size: number; begun: number; ended: number }
}

export const textOfScope = ({ pieces }: Scope): string => `{${pieces.map(textOf).sort().join(' ')}}`

export function textOf({ nodeId, at }: Piece): string {
  switch (at.is) {
    case 'join':
      return `${nodeId}(${joinText([...at.arrived])})`
    case 'inside':
      return `${nodeId}${textOfScope(at.inner)}`
    case 'rounds':
      return `${nodeId}*${at.begun - at.ended}/${at.size - at.begun}${textOfScope(at.inner)}`
    default:
      return `${nodeId}.${at.is}`
  }
}

const joinText = (arrived: readonly (readonly [string, number])[]): string =>
  arrived
    .filter(([, count]) => count > 0)
    .map(([flow, count]) => `${flow}:${count}`)
    .sort()
    .join(' ')

/** The same of an instance. */
export const textOfInstance = (instance: Instance): string =>
  instance.status === 'active' ? textInside(instance, undefined) : instance.status === 'new' ? 'new' : 'over'

const textInside = (instance: ActiveInstance, within: string | undefined): string =>
  `{${instance.visits
    .filter((visit) => visit.within === within)
    .map((visit) => textOfVisit(instance, visit))
    .sort()
    .join(' ')}}`

export function textOfVisit(instance: ActiveInstance, visit: Visit): string {
  const { nodeId } = visit
  switch (visit.waitsFor) {
    case 'tokens':
      return `${nodeId}(${joinText(visit.arrived)})`
    case 'inside':
      return `${nodeId}${textInside(instance, visit.id)}`
    case 'rounds': {
      const left = visit.queue?.length ?? 0
      return `${nodeId}*${visit.size - visit.ended - left}/${left}${textInside(instance, visit.id)}`
    }
    case 'entry':
      return `${nodeId}.held`
    default:
      return `${nodeId}.waiting`
  }
}
