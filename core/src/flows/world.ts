/** What a draft speaks of and does not hold itself. */
export type World = {
  readonly connections: readonly {
    readonly id: string
    readonly name: string
    readonly connector: string
    readonly actions: readonly string[]
    readonly health: 'connected' | 'needs-reconnect' | 'not-connected'
  }[]
  readonly stores: readonly { readonly id: string; readonly name: string }[]
  /** By their names; null where whoever asks may not see them. */
  readonly secrets: readonly string[] | null
}
