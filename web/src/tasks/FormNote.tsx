import type { TaskForm } from '@countersign/core/api'
import { Link, makeStyles } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { Note } from './form/Items.tsx'

const useStyles = makeStyles({ note: { marginBottom: '20px' } })

type Props = { form: TaskForm | null; isShown: boolean }

/** Where the form of the process is, when it is not the one that is shown. */
export function FormNote({ form, isShown }: Props): ReactNode {
  const styles = useStyles()
  if (form === null || isShown) return null
  return (
    <div className={styles.note}>
      <Note words={<Words form={form} />} />
    </div>
  )
}

const instead = 'The fields below are made from the variables of the process instead.'

function Words({ form }: { form: TaskForm }): ReactNode {
  switch (form.type) {
    case 'embedded':
      return `The form in the process can’t be read. ${instead}`
    case 'formId':
      return `The process names the form “${form.formId}”, which is kept outside of it. ${instead}`
    case 'formKey':
      return `The process names the form “${form.formKey}”, which is known to another application. ${instead}`
    case 'externalReference':
      return (
        <>
          This task has a form elsewhere: <Elsewhere reference={form.externalReference} />. What is entered there does
          not come here by itself. {instead}
        </>
      )
  }
}

/** Only what leads to a page is a link; anything else is shown as it is. */
const Elsewhere = ({ reference }: { reference: string }): ReactNode =>
  /^https?:\/\//i.test(reference) ? (
    <Link inline href={reference} target="_blank" rel="noreferrer">
      {reference}
    </Link>
  ) : (
    <span>“{reference}”</span>
  )
