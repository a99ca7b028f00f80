/** Ids of this store are UUIDs; whatever else a caller sends is the id of nothing. */
export const isId = (text: string): boolean => /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i.test(text)
