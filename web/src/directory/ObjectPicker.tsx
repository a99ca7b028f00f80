import { type StoredObject, searchObjects } from '@countersign/core/api'
import { type ObjectKind, type Reference, referenceOf } from '@countersign/core/directory'
import { Combobox, Field, Option, Tag, TagGroup } from '@fluentui/react-components'
import { type ReactNode, useEffect, useState } from 'react'
import { useAnswer } from '../api/index.ts'
import { textOf } from './ObjectTable.tsx'
import { usePlace } from './place.ts'

const pauseMs = 200

const placeholders = {
  user: 'Search for a user',
  group: 'Search for a group',
  any: 'Search for a user or a group',
} as const

type Props = {
  label: string
  kind: ObjectKind | 'any'
  chosen: readonly Reference[]
  onChoose: (chosen: readonly Reference[]) => void
  /** One takes the place of the other. */
  single?: boolean
  required?: boolean
  hint?: string
  error?: string | undefined
}

/** Users or groups of the identity store, found by words and put into a list. */
export function ObjectPicker(props: Props): ReactNode {
  const { label, kind, chosen, onChoose, single = false, required = false, hint, error } = props
  const [typed, setTyped] = useState('')
  const [isOpen, setOpen] = useState(false)
  const found = useFound(kind, typed)
  const offered = found.filter(({ id }) => !chosen.some((one) => one.id === id))
  const choose = (id: string | undefined) => {
    const object = offered.find((one) => one.id === id)
    if (!object) return
    onChoose(single ? [referenceOf(object)] : [...chosen, referenceOf(object)])
    setTyped('')
    setOpen(false)
  }
  return (
    <>
      <Field label={label} required={required} validationMessage={error ?? null} {...(hint ? { hint } : {})}>
        <Combobox
          freeform
          value={typed}
          selectedOptions={[]}
          placeholder={placeholders[kind]}
          open={isOpen}
          onOpenChange={(_, { open }) => setOpen(open)}
          onChange={(event) => {
            setTyped(event.target.value)
            setOpen(true)
          }}
          onOptionSelect={(_, { optionValue }) => choose(optionValue)}
          onBlur={() => setTyped('')}
        >
          {offered.map((object) => (
            <Option key={object.id} value={object.id} text={object.name}>
              {`${object.name} · ${textOf(object, object.kind === 'user' ? 'userPrincipalName' : 'mailNickname')}`}
            </Option>
          ))}
        </Combobox>
      </Field>
      {chosen.length > 0 && (
        <TagGroup
          aria-label={`Chosen: ${label}`}
          onDismiss={(_, { value }) => onChoose(chosen.filter(({ id }) => id !== value))}
        >
          {chosen.map(({ id, name }) => (
            <Tag key={id} value={id} dismissible dismissIcon={{ 'aria-label': `Remove ${name}` }}>
              {name}
            </Tag>
          ))}
        </TagGroup>
      )}
    </>
  )
}

/** What fits the words, a moment after they were typed. Until then what was found before, as far as it fits. */
function useFound(kind: ObjectKind | 'any', typed: string): readonly StoredObject[] {
  const words = typed.trim()
  const [search, setSearch] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSearch(words), pauseMs)
    return () => clearTimeout(timer)
  }, [words])
  const users = useSearched('user', search, kind !== 'group')
  const groups = useSearched('group', search, kind !== 'user')
  const found = [...users.found, ...groups.found]
  return search === words && users.isFresh && groups.isFresh ? found : found.filter((object) => fits(object, words))
}

function useSearched(kind: ObjectKind, search: string, when: boolean) {
  const { storeId } = usePlace()
  const { data, isPlaceholderData } = useAnswer(
    searchObjects,
    { params: { storeId }, query: { kind, search, limit: 8 } },
    { keepLast: true, when },
  )
  return { found: data?.items ?? [], isFresh: !isPlaceholderData }
}

/** Whoever types on and presses Enter at once must not get whom they did not mean. */
function fits(object: StoredObject, words: string): boolean {
  const text = [object.name, textOf(object, 'userPrincipalName'), textOf(object, 'mailNickname')]
    .join(' ')
    .toLowerCase()
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
