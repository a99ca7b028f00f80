import { titleOf } from '@countersign/core/changes'
import { type ObjectKind, objectKinds, schemaOf } from '@countersign/core/directory'

export const objectTitles: Record<ObjectKind, string> = { user: 'User', group: 'Group' }

const schema = schemaOf('embedded') // every provider's attributes are among these

export const fieldsInWords = (fields: readonly string[]): string =>
  fields
    .map((name) => objectKinds.map((kind) => titleOf(schema, kind, name)).find((title) => title !== name) ?? name)
    .join(', ')
