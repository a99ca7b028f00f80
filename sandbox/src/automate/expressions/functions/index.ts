import { collectionFunctions } from './collections.ts'
import { conversionFunctions } from './conversion.ts'
import { dateFunctions } from './dates.ts'
import type { TemplateFunction } from './function.ts'
import { logicFunctions } from './logic.ts'
import { mathFunctions } from './math.ts'
import { runFunctions } from './run.ts'
import { textFunctions } from './text.ts'

const functions: ReadonlyMap<string, TemplateFunction> = new Map(
  [
    collectionFunctions,
    conversionFunctions,
    dateFunctions,
    logicFunctions,
    mathFunctions,
    runFunctions,
    textFunctions,
  ].flatMap((group) => Object.entries(group).map(([name, one]) => [name.toLowerCase(), one] as const)),
)

/** By its name, in any case. */
export const findFunction = (name: string): TemplateFunction | undefined => functions.get(name.toLowerCase())
