import { type Account, listAccounts } from '@countersign/core/api'
import { Combobox, Field, Input, makeStyles, Option } from '@fluentui/react-components'
import { type ReactNode, useDeferredValue } from 'react'
import { useAnswer, useMay } from '../api/index.ts'

/** More than anybody reads; who looks for somebody types a part of their name. */
const offeredMax = 20

const useStyles = makeStyles({ box: { minWidth: 0, width: '100%' } })

type Props = { name: string; onChange: (name: string) => void; error: string | undefined }

/** Somebody who has signed in here: chosen from a list by those who may see accounts, else written. */
export function PersonField(props: Props): ReactNode {
  return useMay(listAccounts.access) ? <ChosenPerson {...props} /> : <WrittenPerson {...props} />
}

const label = 'To whom'
const hint = 'Their user name, as they sign in: tom@alder.example'

const WrittenPerson = ({ name, onChange, error }: Props): ReactNode => (
  <Field label={label} required hint={hint} validationMessage={error ?? null}>
    <Input autoComplete="off" maxLength={200} value={name} onChange={(_, { value }) => onChange(value)} />
  </Field>
)

function ChosenPerson({ name, onChange, error }: Props): ReactNode {
  const styles = useStyles()
  const search = useDeferredValue(name)
  const { data } = useAnswer(listAccounts, { query: { search, limit: offeredMax } }, { keepLast: true })
  const offered = data?.items ?? []
  return (
    <Field label={label} required hint="Type a part of their name." validationMessage={error ?? null}>
      <Combobox
        className={styles.box}
        input={{ className: styles.box }}
        freeform
        value={name}
        selectedOptions={[]}
        onInput={({ currentTarget }) => onChange(currentTarget.value)}
        // Left with a name that is on no list, the box would take its choice back; what was typed may be right.
        onOptionSelect={(_, { optionValue }) => optionValue && onChange(optionValue)}
      >
        {offered.map((account) => (
          <Option key={account.id} value={nameOf(account)} text={nameOf(account)}>
            {`${account.name} (${nameOf(account)})`}
          </Option>
        ))}
      </Combobox>
    </Field>
  )
}

/** How a task calls somebody. */
const nameOf = ({ id, userPrincipalName }: Account): string => userPrincipalName ?? id
