/** Why a definition cannot be saved, as the flow service says it. Thrown while reading, caught where it was asked for. */
export class DefinitionFault extends Error {
  override name = 'DefinitionFault'
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

/** What the template engine has to say of a definition. */
export const invalidTemplate = (reason: string): DefinitionFault =>
  new DefinitionFault('InvalidTemplate', `The template validation failed: '${reason}'.`)
