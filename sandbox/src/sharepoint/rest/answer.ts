// What there is to tell, before it is written the way the caller wants it.

import type { Item } from '../../odata/index.ts'
import type { Site } from '../sites.ts'
import type { EntityType } from './schema.ts'

export type Entity = {
  type: EntityType
  /** Below `/_api/`: where it is found. */
  path: string
  item: Item
}

export type Told =
  | { kind: 'entity'; status: 200 | 201; entity: Entity; select: readonly string[] | undefined }
  | { kind: 'entities'; type: EntityType; entities: readonly Entity[]; select: readonly string[] | undefined }
  /** Done, and nothing to tell; by the name of what was done. */
  | { kind: 'done'; name: string }
  | { kind: 'refused'; refusal: RestRefusal }

/** Which of SharePoint's errors: its status, its type, and a sentence. */
export type RestRefusal = { status: 400 | 401 | 403 | 404 | 405 | 501; code: string; message: string }

export const refuse = (refusal: RestRefusal): Told & { kind: 'refused' } => ({ kind: 'refused', refusal })

export const addressOf = (host: string, { path }: Pick<Site, 'path'>): string =>
  `https://${host}${path === '' ? '' : `/${path}`}`
