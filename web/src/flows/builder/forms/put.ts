/** Puts a changed step into the draft; `field` while somebody types in one. */
export type Put<S> = (step: S, field?: string) => void
