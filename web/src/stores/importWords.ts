import type { IdentityStore } from '@countersign/core/api'

type Import = NonNullable<IdentityStore['import']>

export const importWords: Record<Import['state'], string> = {
  waiting: 'Import waits',
  running: 'Importing',
  done: 'Imported',
  failed: 'Import failed',
}

export const isImporting = (one: Import | null): boolean => one?.state === 'waiting' || one?.state === 'running'
