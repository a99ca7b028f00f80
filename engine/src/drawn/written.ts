/** A FEEL expression as its author wrote it, without the leading `=`. Plain data: `compile` makes it run. */
export type Expression = { readonly feel: string }

/** What an author either writes out or has computed. */
export type Written = string | Expression

/** Names and texts that the author chose and the engine only hands on. */
export type Texts = { readonly [name: string]: string }
