/** PostgreSQL stores no NUL in a text. Where a person's data becomes one, the mark for "unreadable" takes its place. */
export const storable = (text: string): string => text.replaceAll('\u0000', '\uFFFD')
