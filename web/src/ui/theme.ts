import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'
import { i18n } from '../lib/i18n.ts'

/** Every design token of the app. Mantine's components take them from the theme, our own CSS from `--gym-*`. */
const cobalt: MantineColorsTuple = [
  '#eef0ff',
  '#dde1ff',
  '#b9c2ff',
  '#98a5ff',
  '#7585ff',
  '#5365fa',
  '#3447ee',
  '#2837c9',
  '#1f2ba0',
  '#171f75',
]
const volt: MantineColorsTuple = [
  '#fbffe8',
  '#f6ffcf',
  '#edffa0',
  '#e3ff6d',
  '#d6ff3d',
  '#c4ef1f',
  '#a5cc0e',
  '#7f9e09',
  '#5f770a',
  '#42530b',
]
const ink: MantineColorsTuple = [
  '#e9ebf1',
  '#bcc2cf',
  '#959dae',
  '#6d7588',
  '#3c4354',
  '#2b3141',
  '#1f2431',
  '#161a24',
  '#0f1219',
  '#090b10',
]

const fontFamily =
  '-apple-system, BlinkMacSystemFont, "Segoe UI Variable Text", "Segoe UI", Roboto, system-ui, "Noto Sans", sans-serif'

export const theme = createTheme({
  colors: { cobalt, volt, dark: ink },
  primaryColor: 'cobalt',
  primaryShade: { light: 6, dark: 5 },
  black: '#12151d',
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily,
  headings: {
    fontFamily,
    fontWeight: '800',
    sizes: {
      h1: { fontSize: 'clamp(1.75rem, 1.35rem + 1.8vw, 2.5rem)', lineHeight: '1.1' },
      h2: { fontSize: '1.375rem', lineHeight: '1.2' },
      h3: { fontSize: '1.0625rem', lineHeight: '1.3' },
    },
  },
  components: {
    Button: { defaultProps: { fw: 650 } },
    // The library's header element would count as the page's own banner, and its close button has no name.
    Modal: {
      defaultProps: () => ({
        radius: 'lg',
        centered: true,
        overlayProps: { backgroundOpacity: 0.6 },
        closeButtonProps: { 'aria-label': i18n._('Close') },
        attributes: { header: { role: 'presentation' } },
      }),
    },
    // A menu may hold nothing but items.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
  },
})

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {
    '--gym-ink': ink[8],
    '--gym-ink-raised': ink[6],
    '--gym-volt': volt[4],
    '--gym-page-width': '1180px',
  },
  light: {
    '--gym-page': '#f4f5f8',
    '--gym-surface': '#ffffff',
    '--gym-surface-quiet': '#eceef3',
    '--gym-line': '#d9dde6',
    '--gym-connector': '#b4bac8',
    '--gym-text-quiet': '#596073',
    '--gym-accent': cobalt[6],
    '--gym-accent-soft': cobalt[0],
    '--gym-flash': '#e3ff6d',
    '--gym-live': '#086338',
    '--gym-trophy': 'var(--gym-warning)',
    '--gym-warning': '#9a4a00',
    '--gym-danger': '#b3261e',
    '--mantine-color-dimmed': '#596073',
  },
  dark: {
    '--gym-page': ink[8],
    '--gym-surface': ink[7],
    '--gym-surface-quiet': ink[6],
    '--gym-line': ink[5],
    '--gym-connector': '#4a5266',
    '--gym-text-quiet': '#a0a8b9',
    '--gym-accent': cobalt[3],
    '--gym-accent-soft': '#20264a',
    '--gym-flash': '#566c0c',
    '--gym-live': '#4cd98b',
    '--gym-trophy': volt[4],
    '--gym-warning': '#ffb265',
    '--gym-danger': '#ff8a80',
    '--mantine-color-dimmed': '#a0a8b9',
    '--mantine-color-anchor': cobalt[3],
  },
})
