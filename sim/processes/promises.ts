// What must have been done where an instance of a handwritten process came to its end by itself: neither less, which
// would be a lost token, nor more, which would be a doubled one.

type TimesDone = (nodeId: string) => number

/** What was done, and what should have been. */
type Kept = { readonly done: readonly number[]; readonly promised: readonly number[] }

export const promises: Readonly<Record<string, (times: TimesDone) => Kept>> = {
  hiring: (times) => ({ done: [times('create')], promised: [times('welcome')] }),
  desktopFlow: (times) => ({ done: [times('run')], promised: [1] }),
  reviews: (times) => ({ done: [times('grant')], promised: [2] }),
  provisioning: (times) => ({ done: [times('account'), times('licence')], promised: [6, 4] }),
  guarded: (times) => ({ done: [times('tell')], promised: [1] }),
  listening: (times) => ({ done: [times('act')], promised: [1] }),
}
