// Templates that somebody brought along: kept in this browser, for them alone.

import { elementTemplates } from '@countersign/core/templates'
import { z } from 'zod'

/** What is looked at here; the rest of the format is the modeler's to judge. */
const template = z.looseObject({ id: z.string(), name: z.string(), version: z.number().optional() })
export type OwnTemplate = z.output<typeof template>

/** A file holds one template, or several. */
const templateFile = z.union([z.array(template).min(1), template.transform((one) => [one])])

const keyOf = (accountId: string): string => `countersign.modeler.templates.${accountId}`

export function readOwnTemplates(accountId: string): readonly OwnTemplate[] {
  try {
    return z.array(template).parse(JSON.parse(localStorage.getItem(keyOf(accountId)) ?? '[]'))
  } catch {
    return [] // nothing is kept, or nothing that can be read
  }
}

/** False where the browser does not keep them: they last as long as the page. */
export function keepOwnTemplates(accountId: string, templates: readonly OwnTemplate[]): boolean {
  try {
    localStorage.setItem(keyOf(accountId), JSON.stringify(templates))
    return true
  } catch {
    return false
  }
}

/** Null for what is no template in Camunda’s format. */
export function templatesIn(text: string): readonly OwnTemplate[] | null {
  try {
    return templateFile.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/** A newer copy takes the place of the same template. */
export const withTemplates = (
  before: readonly OwnTemplate[],
  added: readonly OwnTemplate[],
): readonly OwnTemplate[] => [...before.filter((one) => !added.some((other) => isSame(one, other))), ...added]

export const isSame = (one: OwnTemplate, other: OwnTemplate): boolean =>
  one.id === other.id && one.version === other.version

export const offeredWith = (own: readonly OwnTemplate[]): readonly object[] => [...elementTemplates, ...own]
