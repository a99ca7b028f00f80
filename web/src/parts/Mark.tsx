import type { ReactNode } from 'react'

/** Two signatures, the second across the first: what the product is about. The same drawing as `public/favicon.svg`. */
export const Mark = ({ size = 24 }: { size?: number }): ReactNode => (
  <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <rect width="32" height="32" rx="7" fill="#0c616f" />
    <g fill="none" strokeWidth="3" strokeLinecap="round" strokeLinejoin="round">
      <path d="M6.5 17.5l5 5L22 9" stroke="#b9e1ea" />
      <path d="M14.5 20.5l2.5 2.5L26.5 11" stroke="#f2b04c" />
    </g>
  </svg>
)
