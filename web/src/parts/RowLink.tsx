import { createLink } from '@tanstack/react-router'
import type { ComponentProps, ReactNode } from 'react'
import { useCoversRow } from './coversRow.ts'

const RowAnchor = (props: ComponentProps<'a'>): ReactNode => <a {...props} className={useCoversRow().words} />

/** Leads to the page of what its row is about, in another tab too. The row must be `position: relative`. */
export const RowLink = createLink(RowAnchor)
