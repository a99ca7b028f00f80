/** Where the words of bpmn.io's panels are not ours: what theirs say, and what we say. */
const ours: { readonly [theirs: string]: string } = {
  'Camunda user task': 'A person, in Self-Service',
  'Job worker': 'A job worker',
}

const filled = (words: string, values: { readonly [name: string]: string } = {}): string =>
  words.replace(/{([^}]+)}/g, (place, name: string) => values[name] ?? place)

export const WordsModule = {
  translate: [
    'value',
    (words: string, values?: { readonly [name: string]: string }) => filled(ours[words] ?? words, values),
  ],
}
