/** For an edit of what was read at `revision`: if it was changed in between, the server refuses. */
export const ifMatch = (revision: number): { 'If-Match': string } => ({ 'If-Match': `"${revision}"` })

/** For a question whose answer of `revision` is at hand: if it still holds, it is not sent again. */
export const ifNoneMatch = (revision: number): { 'If-None-Match': string } => ({ 'If-None-Match': `"${revision}"` })
