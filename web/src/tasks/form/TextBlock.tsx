import { Link, makeStyles, tokens } from '@fluentui/react-components'
import { type ReactNode, useMemo } from 'react'
import { fillText, readText } from './formText.ts'
import type { Block, Span } from './markdown.ts'
import type { Template } from './template.ts'

const useStyles = makeStyles({
  // A value may have several lines.
  text: { display: 'grid', gap: '8px', maxWidth: '72ch', overflowWrap: 'anywhere', whiteSpace: 'pre-line' },
  heading: { fontSize: '15px', lineHeight: '22px', fontWeight: tokens.fontWeightSemibold },
  first: { fontSize: '18px', lineHeight: '26px', fontWeight: tokens.fontWeightSemibold },
  list: { paddingLeft: '20px' },
  code: { fontFamily: tokens.fontFamilyMonospace, fontSize: '13px' },
})

type Props = { text: string; fill: (template: Template) => string }

/** What the author of a form has to say, without anything that could do something. */
export function TextBlock({ text, fill }: Props): ReactNode {
  const styles = useStyles()
  const blocks = useMemo(() => readText(text), [text])
  return (
    <div className={styles.text}>
      {fillText(blocks, fill).map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a text stay in their places
        <TextPart key={index} block={block} />
      ))}
    </div>
  )
}

function TextPart({ block }: { block: Block }): ReactNode {
  const styles = useStyles()
  switch (block.type) {
    case 'heading':
      // Beneath the heading of the form, whatever its author counted from.
      return (
        <h3 className={block.level === 1 ? styles.first : styles.heading}>
          <Spans spans={block.spans} />
        </h3>
      )
    case 'paragraph':
      return (
        <p>
          <Spans spans={block.spans} />
        </p>
      )
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul'
      return (
        <List className={styles.list}>
          {block.items.map((spans, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the items of a text stay in their places
            <li key={index}>
              <Spans spans={spans} />
            </li>
          ))}
        </List>
      )
    }
  }
}

const Spans = ({ spans }: { spans: readonly Span[] }): ReactNode =>
  // biome-ignore lint/suspicious/noArrayIndexKey: the words of a text stay in their places
  spans.map((span, index) => <Words key={index} span={span} />)

function Words({ span }: { span: Span }): ReactNode {
  const styles = useStyles()
  switch (span.type) {
    case 'text':
      return span.text
    case 'bold':
      return <strong>{span.text}</strong>
    case 'italic':
      return <em>{span.text}</em>
    case 'code':
      return <code className={styles.code}>{span.text}</code>
    case 'link':
      return (
        <Link inline href={span.href} target="_blank" rel="noreferrer">
          {span.text}
        </Link>
      )
  }
}
