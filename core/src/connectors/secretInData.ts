/**
 * What is filled in of the model is filled in by now: a name of a secret that still stands here came from a variable. It is
 * not said which, for there may be secrets in it.
 */
export const namesSecret = (text: string): boolean => /^\s*(\{\{\s*)?secrets\./.test(text)

export const secretInData =
  'A variable brings the name of a secret here, and secrets are never filled in inside data. Name the secret in the field of the step itself.'
