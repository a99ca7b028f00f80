/**
 * What things are looked up by: ids, names of messages and variables, types of jobs. As long as an index takes them,
 * three side by side, whatever the language they are written in.
 */
export const nameCharsMax = 255
