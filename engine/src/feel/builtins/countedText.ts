/**
 * Text that counts how often it was looked at. To find one match takes linear time, but to find all of them need not:
 * each search may read to the end of the text, to find that its match ended long before.
 */
export class CountedText extends String {
  looks = 0
  private readonly text: string

  constructor(text: string) {
    super(text)
    this.text = text
  }

  override charCodeAt(index: number): number {
    this.looks++
    return this.text.charCodeAt(index)
  }

  override indexOf(word: string, from = 0): number {
    const found = this.text.indexOf(word, from)
    this.looks += Math.ceil(((found < 0 ? this.text.length : found) - from) / quickLooks)
    return found
  }
}

/** So many characters are passed over in the time of one look, if only one word is sought. */
const quickLooks = 50
