import type { LetterRecord } from '@countersign/core/api'

export const stateTitles: Record<LetterRecord['state'], string> = { waiting: 'Waiting', sent: 'Sent', failed: 'Failed' }
