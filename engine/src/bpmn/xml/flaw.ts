// Why a text is not XML we read. Everything of BPMN comes later; this is about the letters alone.

export type FlawCode =
  | 'xml-attributes'
  | 'xml-character'
  | 'xml-deep'
  | 'xml-doctype'
  | 'xml-elements'
  | 'xml-empty'
  | 'xml-encoding'
  | 'xml-entity'
  | 'xml-long'
  | 'xml-malformed'
  | 'xml-namespaces'

export type Flaw = {
  readonly code: FlawCode
  /** In characters from 0; null where the whole file is meant. */
  readonly at: number | null
  readonly reason: string
  readonly remedy: string
}

/** Carries a flaw from the depth of the scanner to its face, which returns it; it never leaves this folder. */
export class Flawed extends Error {
  override readonly name = 'Flawed'
  readonly flaw: Flaw
  constructor(flaw: Flaw) {
    super(flaw.reason)
    this.flaw = flaw
  }
}

export const malformed = (at: number, reason: string): Flawed =>
  new Flawed({
    code: 'xml-malformed',
    at,
    reason,
    remedy: 'Export the diagram again, or mend this place in a text editor.',
  })
