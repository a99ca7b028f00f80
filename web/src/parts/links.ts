import { Button, Link } from '@fluentui/react-components'
import { createLink } from '@tanstack/react-router'
import { type ComponentProps, createElement, type ReactNode, type Ref } from 'react'

/** Fluent's link and button as links of the router: typed addresses, no page load, a real `href` all the same. */
export const TextLink = createLink(Link)

type AnchorButtonProps = Extract<ComponentProps<typeof Button>, { as: 'a' }>

const AnchorButton = ({
  ref,
  ...props
}: Omit<AnchorButtonProps, 'as' | 'ref'> & { ref?: Ref<HTMLAnchorElement> }): ReactNode =>
  createElement(Button, { ...props, as: 'a', ref } as AnchorButtonProps)

export const ButtonLink = createLink(AnchorButton)
