import type { Step, Value } from '@countersign/core/flows'

/** A step with each value of its own form changed; not those of what lies inside of it. Pure. */
export function mapValues(step: Step, change: (value: Value) => Value): Step {
  switch (step.kind) {
    case 'action':
      return {
        ...step,
        inputs: Object.fromEntries(Object.entries(step.inputs).map(([name, value]) => [name, change(value)])),
      }
    case 'approval':
      return { ...step, title: change(step.title), message: change(step.message) }
    case 'stop':
      return { ...step, message: change(step.message) }
    case 'branch':
      return {
        ...step,
        paths: step.paths.map((path) => ({
          ...path,
          when: {
            ...path.when,
            groups: path.when.groups.map((group) => ({
              ...group,
              conditions: group.conditions.map((condition) => ({
                ...condition,
                left: change(condition.left),
                right: change(condition.right),
              })),
            })),
          },
        })),
      }
  }
}

/** All that a step's own form holds. */
export function valuesOf(step: Step): Value[] {
  const found: Value[] = []
  mapValues(step, (value) => {
    found.push(value)
    return value
  })
  return found
}
