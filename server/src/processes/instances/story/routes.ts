// The story of an instance, and the trail it left on its diagram.

import * as api from '@countersign/core/api'
import type { Instance } from '@countersign/engine'
import { z } from 'zod'
import { cursorOf, type Mounted, mounted, pageOf, refused } from '../../../http/index.ts'
import type { Passages } from './retelling.ts'
import { type StoryParts, tellStory } from './tell.ts'

const place = cursorOf(z.object({ number: z.string().regex(/^\d{1,18}$/) }))

export const storyOperations = (parts: StoryParts): Mounted[] => [
  mounted(api.getInstanceStory, async ({ input: { params, query } }) => {
    const { cursor, limit, variable, elementId } = query
    const before = cursor === undefined ? null : place.read(cursor)
    if (before === undefined) return refused('invalid-cursor')
    const wish = { stepsMax: limit + 1, variable, elementId }
    const story = await tellStory(parts, params.id, before?.number ?? null, wish)
    return story ? pageOf(story.steps, limit, place, ({ number }) => ({ number })) : refused('not-found')
  }),

  mounted(api.getInstanceTrail, async ({ input: { params } }) => {
    const story = await tellStory(parts, params.id, null, { stepsMax: 0 })
    if (!story) return refused('not-found')
    const { retold, isWhole, state } = story
    return {
      elements: elementsOf(retold.elements, state),
      flows: [...retold.flows].map(([flowId, taken]) => ({ flowId, taken })),
      whole: isWhole,
      exact: retold.isFaithful && (retold.isSame || !isWhole),
    }
  }),
]

/** Where it waits is what the instance itself says. */
function elementsOf(passages: ReadonlyMap<string, Passages>, state: Instance): api.Trail['elements'] {
  const elements = new Map(
    [...passages].map(([elementId, { entered, interrupted }]) => [
      elementId,
      { elementId, entered, interrupted, waiting: 0, incidents: 0 },
    ]),
  )
  const visits = state.status === 'active' ? state.visits : []
  for (const { nodeId, incident, waitsFor } of visits) {
    const element = elements.get(nodeId) ?? { elementId: nodeId, entered: 0, interrupted: 0, waiting: 0, incidents: 0 }
    elements.set(nodeId, element)
    if (incident !== null) element.incidents++
    else if (waitsFor !== 'rounds') element.waiting++ // its rounds wait
  }
  return [...elements.values()]
}
