/** Something thrown inside a process, on its way outward to whoever catches it. */
export type Thrown = { readonly type: 'error' | 'escalation'; readonly code: string }

/** What somebody catches; a code of null catches all. */
export type Catcher = {
  readonly type: 'error' | 'escalation'
  readonly code: string | null
  readonly interrupting: boolean
}

/** The catcher that counts among those at one place: one that names the code before one that catches all. */
export const catcherAmong = <C extends Catcher>(catchers: readonly C[], { type, code }: Thrown): C | undefined =>
  catchers.find((catcher) => catcher.type === type && catcher.code === code) ??
  catchers.find((catcher) => catcher.type === type && catcher.code === null)
