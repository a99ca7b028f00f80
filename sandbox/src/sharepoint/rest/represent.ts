// Answers in the three ways a caller may want them: with all there is to know of each entity, with some, with nothing but
// what was asked for.

import { siteHost } from '../../company/index.ts'
import type { Json } from '../../directory/index.ts'
import type { Site } from '../sites.ts'
import { addressOf, type Entity, type RestRefusal, type Told } from './answer.ts'

export type Format = 'verbose' | 'minimalmetadata' | 'nometadata'

/** Nothing where no JSON is wanted: SharePoint would answer XML then. */
export function formatOf(accept: string | undefined): Format | undefined {
  const wanted = accept?.toLowerCase().replace(/\s/g, '') ?? ''
  const [json] = wanted.split(',').filter((one) => one.startsWith('application/json'))
  if (json === undefined) return undefined
  if (json.includes('odata=verbose')) return 'verbose'
  return /odata=nometadata|odata\.metadata=none/.test(json) ? 'nometadata' : 'minimalmetadata'
}

export const contentTypeOf = (format: Format): string => `application/json;odata=${format};streaming=true;charset=utf-8`

const collections = { 'SP.Web': 'Webs', 'SP.Site': 'Sites', 'SP.User': 'Users', 'SP.Group': 'Groups' } as const

export type Body = { readonly [name: string]: Json }

export function represent(site: Site, told: Told, format: Format): { status: number; body: Body } {
  const api = `${addressOf(siteHost, site)}/_api/`
  switch (told.kind) {
    case 'entity': {
      const shown = entityBody(api, told.entity, told.select, format, true)
      return { status: told.status, body: format === 'verbose' ? { d: shown } : shown }
    }
    case 'entities': {
      const all = told.entities.map((entity) => entityBody(api, entity, told.select, format, false))
      const metadata =
        format === 'minimalmetadata' ? { 'odata.metadata': `${api}$metadata#SP.ApiData.${collections[told.type]}` } : {}
      return { status: 200, body: format === 'verbose' ? { d: { results: all } } : { ...metadata, value: all } }
    }
    case 'done':
      return { status: 200, body: format === 'verbose' ? { d: { [told.name]: null } } : { 'odata.null': true } }
    case 'refused':
      return { status: told.refusal.status, body: errorBody(told.refusal, format) }
  }
}

function entityBody(
  api: string,
  { type, path, item }: Entity,
  select: readonly string[] | undefined,
  format: Format,
  isAlone: boolean,
): Body {
  const shown = Object.fromEntries(
    Object.entries(item).filter(([name]) => select === undefined || select.includes(name)),
  ) as Body
  if (format === 'verbose') return { __metadata: { id: api + path, uri: api + path, type }, ...shown }
  if (format === 'nometadata') return shown
  return {
    ...(isAlone ? { 'odata.metadata': `${api}$metadata#SP.ApiData.${collections[type]}/@Element` } : {}),
    'odata.type': type,
    'odata.id': api + path,
    'odata.editLink': path,
    ...shown,
  }
}

export function errorBody({ code, message }: RestRefusal, format: Format): Body {
  const error = { code, message: { lang: 'en-US', value: message } }
  return format === 'verbose' ? { error } : { 'odata.error': error }
}
