/** What a letter consists of, before it is text or HTML. Every text in it is plain and may come from anybody. */
export type Block =
  | { kind: 'sentence'; text: string }
  | { kind: 'facts'; rows: readonly (readonly [title: string, value: string])[] }
  | { kind: 'changes'; rows: readonly { title: string; old: string; new: string }[]; left: number }
  | { kind: 'quote'; title: string; text: string }

export type Content = {
  subject: string
  title: string
  blocks: readonly Block[]
  /** Where it leads. Opening it decides nothing. */
  link: { label: string; path: string }
}
