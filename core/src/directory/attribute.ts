/** One attribute as people meet it: a field of a form, a line of a page, a column of a change. */
export type Attribute = {
  readonly name: string
  readonly title: string
  readonly type: 'text' | 'long-text' | 'flag' | 'choice'
  /** Of a choice, in the order in which they are offered. */
  readonly choices?: readonly Choice[]
  readonly required: boolean
  readonly lengthMax: number
  /** `apart`: after the creation by a change of its own kind, which may ask others than an edit does. */
  readonly written: 'always' | 'at-creation' | 'apart' | 'never'
  /** Whether nobody else may have the same. */
  readonly unique?: true
  /** What its text must look like. */
  readonly form?: keyof typeof forms
  /** What one may change of oneself without anybody's leave. */
  readonly personal?: true
  readonly hint?: string
}

export type Choice = { readonly value: string; readonly title: string }

/** Shapes of text, with the sentence that is said to a text which does not fit. */
export const forms = {
  userName: {
    pattern: /^[^\s@"(),:;<>[\\\]]{1,64}@[a-z\d](?:[a-z\d.-]*[a-z\d])?\.[a-z]{2,}$/i,
    sentence: 'Enter a user name like nia@alder.example.',
  },
  mail: { pattern: /^[^\s@]+@[^\s@]+\.[^\s@]+$/, sentence: 'Enter an address like nia@alder.example.' },
  nickname: {
    pattern: /^[^\s@()\\[\]";:<>,]{1,64}$/,
    sentence: 'Use no spaces and none of @ ( ) \\ [ ] " ; : < > ,',
  },
  groupNickname: {
    pattern: /^[^\s@()\\[\]";:<>,.]{1,64}$/,
    sentence: 'Use no spaces and none of @ ( ) \\ [ ] " ; : < > , .',
  },
  country: { pattern: /^[A-Z]{2}$/, sentence: 'Enter the two letters of a country, such as SE.' },
} as const
