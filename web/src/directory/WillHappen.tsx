import type { AskedChange } from '@countersign/core/changes'
import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components'
import {
  FlashRegular,
  PersonQuestionMarkRegular,
  ProhibitedRegular,
  TextBulletListSquareRegular,
} from '@fluentui/react-icons'
import type { ReactElement, ReactNode } from 'react'
import { previewInWords } from './previewWords.ts'
import { type Preview, usePreview } from './usePreview.ts'

const useStyles = makeStyles({
  note: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    gap: '0 10px',
    marginTop: '8px',
    padding: '10px 12px',
    minHeight: '42px',
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
    overflowWrap: 'anywhere',
  },
  refused: { backgroundColor: tokens.colorStatusWarningBackground1 },
  sign: { display: 'inline-flex', fontSize: '20px' },
  why: { gridColumn: 2, marginLeft: '-12px' },
  header: { fontSize: '12px' },
  list: { listStyleType: 'none', display: 'grid', gap: '8px', fontSize: '13px', lineHeight: '18px' },
  name: { fontWeight: tokens.fontWeightSemibold },
})

const signs: Record<Preview['outcome'], ReactElement> = {
  'at-once': <FlashRegular />,
  asks: <PersonQuestionMarkRegular />,
  refused: <ProhibitedRegular />,
}

type Props = {
  change: AskedChange | null
  /** Whether a refusal stands there already. */
  isSaid: (sentence: string) => boolean
}

/** Says before it is sent what will become of a change: applied at once, asked of whom, or refused. */
export function WillHappen({ change, isSaid }: Props): ReactNode {
  const styles = useStyles()
  const { preview, isUnfit } = usePreview(change)
  if (preview?.outcome === 'refused' && isSaid(preview.sentence)) return null
  return (
    <div className={mergeClasses(styles.note, preview?.outcome === 'refused' && styles.refused)}>
      <span className={styles.sign} aria-hidden="true">
        {preview ? signs[preview.outcome] : <TextBulletListSquareRegular />}
      </span>
      <span role="status">{preview ? previewInWords(preview) : isUnfit ? unfit : 'One moment…'}</span>
      {preview?.outcome === 'asks' && preview.considered.length > 0 && <Why considered={preview.considered} />}
    </div>
  )
}

const unfit = 'As soon as this can be sent, it says here whether somebody has to approve it.'

/** Which workflows were looked at, and why they fit or don't. */
function Why({ considered }: { considered: Extract<Preview, { outcome: 'asks' }>['considered'] }): ReactNode {
  const styles = useStyles()
  return (
    <Accordion collapsible className={styles.why}>
      <AccordionItem value="why">
        <AccordionHeader size="small" className={styles.header}>
          Why this workflow
        </AccordionHeader>
        <AccordionPanel>
          <ul className={styles.list}>
            {considered.map(({ name, why }) => (
              <li key={name}>
                <span className={styles.name}>{name}</span>: {why}
              </li>
            ))}
          </ul>
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  )
}
