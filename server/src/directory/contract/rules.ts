import type { Deeds } from './deeds.ts'

/** By what each says, and how a store proves that it holds. */
export type Rules = Readonly<Record<string, (deeds: Deeds) => Promise<void>>>
