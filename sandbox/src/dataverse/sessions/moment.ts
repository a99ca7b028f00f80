/** A moment as Dataverse tells it: to the second. */
export const momentOf = <At extends number | null>(at: At): At extends number ? string : string | null =>
  (at === null ? null : `${new Date(at).toISOString().slice(0, 19)}Z`) as At extends number ? string : string | null
