/**
 * Countersign can't start, and a person can do something about it: the message is one sentence for that person
 * (what is wrong, with what, and what to do). Whoever starts the program prints it and exits with 1; a stack trace
 * is for our bugs, which are other errors.
 */
export class StartRefusal extends Error {
  /** Stable, documented once, for logs and tests. */
  readonly code: string

  constructor(code: string, sentence: string, options?: ErrorOptions) {
    super(sentence, options)
    this.name = 'StartRefusal'
    this.code = code
  }
}
