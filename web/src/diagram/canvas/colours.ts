// Colours that are drawn into a file are meant for white paper. They are mixed with the ground they are shown on: the
// shares are variables of the theme (diagram.css), so that a picture that stands already follows it too.

/** What we use of an element of the drawing: a shape, an edge. */
type Drawn = { get(name: string): unknown; set(name: string, value: unknown): void }
export type Definitions = { diagrams?: readonly { plane?: { planeElement?: readonly Drawn[] } }[] }

const kinds = [
  { names: ['color:background-color', 'bioc:fill'], share: '--diagram-fill-share', ground: '--diagram-ground' },
  { names: ['color:border-color', 'bioc:stroke'], share: '--diagram-stroke-share', ground: '--diagram-line' },
] as const

export function mixDrawnColours({ diagrams = [] }: Definitions): void {
  for (const drawn of diagrams.flatMap(({ plane }) => plane?.planeElement ?? []))
    for (const { names, share, ground } of kinds) {
      const colour = names.map((name) => drawn.get(name)).find((value) => typeof value === 'string')
      if (colour) drawn.set(names[0], `color-mix(in oklab, ${colour} var(${share}), var(${ground}))`)
    }
}
