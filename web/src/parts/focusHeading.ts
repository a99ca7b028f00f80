/** The page's own: where one goes on when what had the focus is gone, or when another page has come. */
export const focusHeading = (): void => document.querySelector('h1')?.focus({ preventScroll: true })
