import type { AppRole } from '../apps/index.ts'

/** An API that tokens are for. */
export type Resource = {
  /** What it is called where nothing else is said: the audience of its tokens. */
  id: string
  appId: string
  displayName: string
  /** Other names for the same: what is asked for by one of them gets a token that names it. */
  otherIds: readonly string[]
  /** What an app may do for a person. */
  delegated: readonly Permission[]
  /** What an app may do for itself. */
  application: readonly AppRole[]
}

/** Guarded: only an administrator may agree to it, for everybody. */
export type Permission = { value: string; isGuarded: boolean }

export const words = (text: string): string[] => text.split(/\s+/).filter(Boolean)

export const delegated = (open: string, guarded: string): Permission[] => [
  ...words(open).map((value) => ({ value, isGuarded: false })),
  ...words(guarded).map((value) => ({ value, isGuarded: true })),
]
