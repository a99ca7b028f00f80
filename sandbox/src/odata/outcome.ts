/** What a piece of OData means, or what is wrong with it, in the words Microsoft's own OData library uses. */
export type Reading<T> = { ok: true; value: T } | { ok: false; fault: string }

export const read = <T>(value: T): Reading<T> => ({ ok: true, value })

export const fault = (text: string): { ok: false; fault: string } => ({ ok: false, fault: text })
