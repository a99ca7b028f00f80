import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { welcomeQuery } from '../../api/index.ts'
import { Mark } from '../../parts/index.ts'
import { SandboxNotice } from '../SandboxNotice.tsx'
import { chrome } from '../theme.ts'
import { Drawing } from './Drawing.tsx'

const stacked = '@media (max-width: 860px)'

const useStyles = makeStyles({
  page: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 11fr) minmax(0, 9fr)',
    minHeight: '100dvh',
    [stacked]: { gridTemplateColumns: 'minmax(0, 1fr)', gridTemplateRows: 'auto 1fr' },
  },
  promise: {
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'space-between',
    gap: '40px',
    padding: '40px 56px',
    color: chrome.words,
    backgroundColor: chrome.ground,
    [stacked]: { padding: '24px', gap: '24px' },
  },
  product: {
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    fontSize: '20px',
    fontWeight: tokens.fontWeightSemibold,
  },
  sentence: {
    maxWidth: '18ch',
    fontSize: 'clamp(28px, 3.4vw, 46px)',
    lineHeight: 1.16,
    fontWeight: tokens.fontWeightSemibold,
    letterSpacing: '-0.02em',
    [stacked]: { maxWidth: '26ch', fontSize: '24px' },
  },
  drawing: { [stacked]: { display: 'none' } },
  door: {
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'center',
    alignItems: 'center',
    padding: '40px 32px',
    backgroundColor: tokens.colorNeutralBackground1,
    [stacked]: { justifyContent: 'flex-start', padding: '32px 24px' },
  },
  card: { display: 'flex', flexDirection: 'column', gap: '16px', width: '100%', maxWidth: '400px' },
  title: { fontSize: '26px', lineHeight: '34px', fontWeight: tokens.fontWeightSemibold, outline: 'none' },
  lead: { color: tokens.colorNeutralForeground2, fontSize: '15px', lineHeight: '22px' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '18px', minHeight: '18px' },
})

const route = getRouteApi('/')

/** The front door: what this is, whose sign-in it uses, and one button. */
export function WelcomePage(): ReactNode {
  const styles = useStyles()
  const { returnTo } = route.useSearch()
  const { data } = useQuery(welcomeQuery)
  const address = `/sign-in?${new URLSearchParams({ returnTo: returnTo ?? '/' })}`
  return (
    <main className={styles.page}>
      <title>Sign in · Countersign</title>
      <section className={styles.promise} aria-label="What Countersign is">
        <div className={styles.product}>
          <Mark size={36} />
          Countersign
        </div>
        <p className={styles.sentence}>Nothing changes in the directory until the right person has countersigned it.</p>
        <div className={styles.drawing}>
          <Drawing />
        </div>
      </section>
      <section className={styles.door}>
        <div className={styles.card}>
          <h1 className={styles.title}>Sign in</h1>
          <p className={styles.lead}>
            {returnTo ? 'Sign in to go on to the page you asked for.' : 'Use the account you have at work.'}
          </p>
          <Button as="a" href={address} appearance="primary" size="large">
            Sign in
          </Button>
          <p className={styles.quiet}>
            {data && `You sign in at ${hostOf(data.issuer)}; your password never comes here.`}
          </p>
          {data?.sandbox && <SandboxNotice />}
          <p className={styles.quiet}>{data && `Version ${data.version}`}</p>
        </div>
      </section>
    </main>
  )
}

const hostOf = (issuer: string): string => (URL.canParse(issuer) ? new URL(issuer).host : issuer)
