const lengthMax = 254 // RFC 5321

/** Neither spaces, what nobody sees, nor what means something where addresses are listed. */
const form = /^[^\s\p{C}<>()[\]\\,;:@"]+@[^\s\p{C}<>()[\]\\,;:@"]+$/u

/** One address and nothing else: no second one behind a comma, no name, no header behind a line's end. */
export const isMailAddress = (text: string): boolean =>
  text.length <= lengthMax && form.test(text) && !text.includes('..')
