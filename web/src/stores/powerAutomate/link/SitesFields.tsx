import { sitesMax } from '@countersign/core/api'
import { Button, Field, Input, makeStyles, mergeClasses } from '@fluentui/react-components'
import { AddRegular, DeleteRegular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import type { FieldErrors } from '../../../api/index.ts'
import type { DepartmentSite } from './templateDraft.ts'

const useStyles = makeStyles({
  rows: { display: 'grid', gap: '12px', justifyItems: 'start' },
  row: {
    width: '100%',
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 2fr) 32px',
    gap: '8px',
    alignItems: 'start',
    '@media (max-width: 500px)': { gridTemplateColumns: 'minmax(0, 1fr) 32px' },
  },
  field: { minWidth: 0 },
  input: { minWidth: 0, width: '100%' },
  site: { '@media (max-width: 500px)': { gridRow: 2, gridColumn: '1 / -1' } },
  remove: { marginTop: '26px' }, // beside the fields, beneath their labels
})

type Props = { sites: readonly DepartmentSite[]; errors: FieldErrors; onChange: (sites: DepartmentSite[]) => void }

/** Which department has which site. */
export function SitesFields({ sites, errors, onChange }: Props): ReactNode {
  const styles = useStyles()
  const put = (place: number, change: Partial<DepartmentSite>) =>
    onChange(sites.map((site, index) => (index === place ? { ...site, ...change } : site)))
  return (
    <div className={styles.rows}>
      {sites.map(({ key, department, site }, place) => (
        <div key={key} className={styles.row}>
          <Field
            className={styles.field}
            label="Department"
            required
            validationMessage={errors[`sites.${place}.department`] ?? null}
          >
            <Input
              className={styles.input}
              input={{ className: styles.input }}
              value={department}
              maxLength={100}
              autoComplete="off"
              onChange={(_, { value }) => put(place, { department: value })}
            />
          </Field>
          <Field
            className={mergeClasses(styles.field, styles.site)}
            label="Address of its site"
            required
            validationMessage={errors[`sites.${place}.site`] ?? null}
          >
            <Input
              className={styles.input}
              input={{ className: styles.input }}
              type="url"
              value={site}
              placeholder="https://contoso.sharepoint.com/sites/sales"
              autoComplete="off"
              onChange={(_, { value }) => put(place, { site: value.trim() })}
            />
          </Field>
          <Button
            className={styles.remove}
            appearance="subtle"
            icon={<DeleteRegular />}
            aria-label={`Remove ${department || 'this department'}`}
            onClick={() => onChange(sites.filter((one) => one.key !== key))}
          />
        </div>
      ))}
      {sites.length < sitesMax && (
        <Button
          size="small"
          icon={<AddRegular />}
          onClick={() => onChange([...sites, { key: nextKey(sites), department: '', site: '' }])}
        >
          Add a department
        </Button>
      )}
    </div>
  )
}

const nextKey = (sites: readonly DepartmentSite[]): number => Math.max(0, ...sites.map(({ key }) => key)) + 1
