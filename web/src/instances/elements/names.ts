import { type DiagramElement, nameOf } from '../../diagram/index.ts'

/** What the elements of a diagram are called, by their ids. */
export type ElementNames = {
  /** “Approve the account”; for what is not drawn, its id. */
  nameOf: (elementId: string) => string
  /** “User task”; empty for what is not drawn. */
  kindOf: (elementId: string) => string
}

export function elementNames(elements: readonly DiagramElement[]): ElementNames {
  const known = new Map(elements.map((element) => [element.id, element]))
  return {
    nameOf: (id) => {
      const element = known.get(id)
      return element ? nameOf(element) : id
    },
    kindOf: (id) => known.get(id)?.kind ?? '',
  }
}
