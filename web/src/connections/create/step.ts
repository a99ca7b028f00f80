import type { FieldErrors } from '../../api/index.ts'
import type { Draft } from './draft.ts'

/** What every question of the form gets. */
export type StepProps = { draft: Draft; put: (change: Partial<Draft>) => void; errors: FieldErrors }
