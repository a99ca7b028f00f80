import { type DirectoryAnswer, listDirectories } from '@countersign/core/api'
import { type Schema, schemaOf } from '@countersign/core/directory'
import { useAnswer } from '../api/index.ts'
import { usePlace } from './place.ts'

/** The identity store one is in, as one sees it oneself; undefined until it is known. */
export function useDirectory(): DirectoryAnswer | undefined {
  const { storeId } = usePlace()
  return useAnswer(listDirectories, {}).data?.items.find(({ id }) => id === storeId)
}

export const useSchema = (): Schema => schemaOf(useDirectory()?.provider ?? 'embedded')
