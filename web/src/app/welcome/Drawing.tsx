import { makeStyles } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { chrome } from '../theme.ts'

const useStyles = makeStyles({ drawing: { display: 'block', width: '100%', maxWidth: '560px', height: 'auto' } })

const steps = [
  { x: 0, title: 'Asked', detail: 'group.addMember' },
  { x: 200, title: 'Countersigned', detail: 'by the owner' },
  { x: 400, title: 'Applied', detail: 'in the directory' },
] as const

/** The path of a change in three stations; the middle one carries the signature. */
export function Drawing(): ReactNode {
  return (
    <svg
      className={useStyles().drawing}
      viewBox="0 0 560 150"
      role="img"
      aria-label="A change is asked for, countersigned by the right person, and only then applied"
    >
      <g fill="none" stroke={chrome.quiet} strokeWidth="1.5">
        <path d="M160 75h40M360 75h40" strokeDasharray="3 5" />
      </g>
      {steps.map(({ x, title, detail }) => (
        <g key={x} transform={`translate(${x + 0.5} 25.5)`}>
          <rect width="159" height="99" rx="10" fill={chrome.line} />
          <text x="18" y="64" fill={chrome.words} fontSize="15" fontWeight="600">
            {title}
          </text>
          <text x="18" y="83" fill={chrome.quiet} fontSize="12">
            {detail}
          </text>
        </g>
      ))}
      <g fill="none" strokeWidth="3" strokeLinecap="round" strokeLinejoin="round">
        <path d="M20 59l5 5 11-13" stroke={chrome.quiet} />
        <path d="M220 59l5 5 11-13" stroke={chrome.quiet} />
        <path d="M228 62l2.500 2.500 11-13" stroke={chrome.signature} />
        <path d="M420 58h15m-6-6l6 6-6 6" stroke={chrome.quiet} />
      </g>
    </svg>
  )
}
