import { EditorView } from '@codemirror/view'

/**
 * The expression editors of the properties panel add a style sheet to the page, which the content security policy lets in
 * only with the nonce of this answer. All editors of a page share one sheet: the first, which nobody sees, brings it.
 */
export function admitEditorStyles(): void {
  const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''
  new EditorView({ extensions: EditorView.cspNonce.of(nonce) }).destroy()
}
