/**
 * A drawing of one stroke's width in a square of 18, as an address that carries it: it travels within the diagram. Its
 * colour can be seen on a light ground and on a dark one.
 */
export const iconOf = (path: string): { readonly contents: string } => ({
  contents: `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" width="18" height="18" viewBox="0 0 18 18"><path d="${path}" fill="none" stroke="#288393" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"/></svg>`,
  )}`,
})
