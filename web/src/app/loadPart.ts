// Pages come in parts that are loaded when they are needed. A browser does not say why a part does not come: because the
// server is away, and then it will come, or because the server was updated and has it no more, and then only a reload helps.

import { isMissingPart } from './failures/missingPart.ts'

type World = {
  answers: () => Promise<boolean>
  /** Says that the server is away, and resolves when it is back. */
  untilBack: () => Promise<void>
}

/** Loads a part, waiting for a server that is away; throws what the browser threw when waiting would not help. */
export async function loadPart<Part>(load: () => Promise<Part>, world: World): Promise<Part> {
  for (;;) {
    try {
      return await load()
    } catch (cause) {
      if (!isMissingPart(cause) || (await world.answers())) throw cause
      await world.untilBack()
    }
  }
}
