import { type BrandVariants, createDarkTheme, createLightTheme, type Theme } from '@fluentui/react-components'

// Ink: one hue, sixteen lightnesses that rise evenly to the eye. From 80 down it carries white text (7:1 and more);
// from 120 up it can be read on the dark canvas (6:1 and more).
const ink: BrandVariants = {
  10: '#001317',
  20: '#001e24',
  30: '#00282f',
  40: '#00333c',
  50: '#013e48',
  60: '#034a55',
  70: '#075562',
  80: '#0c616f',
  90: '#197281',
  100: '#288393',
  110: '#3b96a7',
  120: '#54aaba',
  130: '#72bdcc',
  140: '#93d0dc',
  150: '#b9e1ea',
  160: '#e2f4f8',
}

const fontFamilyBase = "'Segoe UI Variable Text', 'Segoe UI', system-ui, -apple-system, 'Open Sans', Roboto, sans-serif"

export const light: Theme = {
  ...createLightTheme(ink),
  fontFamilyBase,
  colorNeutralBackground2: '#f5f7f7',
  colorNeutralBackground3: '#eef2f2',
}

export const dark: Theme = {
  ...createDarkTheme(ink),
  fontFamilyBase,
  colorNeutralBackground1: '#1a2225',
  colorNeutralBackground1Hover: '#222c30',
  colorNeutralBackground1Pressed: '#161d20',
  colorNeutralBackground1Selected: '#263236',
  colorNeutralBackground2: '#12181a',
  colorNeutralBackground3: '#222c30',
  colorSubtleBackgroundHover: '#253034',
  colorSubtleBackgroundSelected: '#222c30',
  colorNeutralStroke1: '#4a575b',
  colorNeutralStroke2: '#2f3a3e',
  colorNeutralStroke3: '#2a3438',
  colorNeutralStencil1: '#2a3438',
  colorNeutralStencil2: '#36434a',
  // Fluent's own are so deep that a note shouts.
  colorStatusDangerBackground1: '#351c20',
  colorStatusDangerBorder1: '#6b3036',
  colorStatusWarningBackground1: '#33281a',
  colorStatusSuccessBackground1: '#17291d',
  // Fluent's own are made for its blue, which is lighter at the same step.
  colorBrandForeground1: ink[130],
  colorBrandForeground2: ink[140],
  colorBrandForegroundLink: ink[130],
  colorBrandForegroundLinkHover: ink[140],
  colorBrandForegroundLinkPressed: ink[120],
  colorCompoundBrandForeground1: ink[130],
  colorCompoundBrandForeground1Hover: ink[140],
  colorCompoundBrandBackground: ink[120],
  colorCompoundBrandBackgroundHover: ink[130],
  colorCompoundBrandStroke: ink[120],
  colorCompoundBrandStrokeHover: ink[130],
  colorBrandStroke1: ink[120],
  colorNeutralForeground2BrandHover: ink[130],
  colorNeutralForeground2BrandPressed: ink[120],
  colorNeutralForeground2BrandSelected: ink[130],
}

/** What keeps its colours in light and dark: the top bar and the welcome page's drawing. */
export const chrome = {
  ground: ink[50],
  line: ink[70],
  words: '#ffffff',
  quiet: ink[150],
  signature: '#f2b04c',
} as const
