import { type CSSVariablesResolver, createTheme } from '@mantine/core'
import { i18n } from '../lib/i18n.ts'
import { cobalt, ink, nearBlack, onPaper, volt } from './colours.ts'

const fontFamily =
  '-apple-system, BlinkMacSystemFont, "Segoe UI Variable Text", "Segoe UI", Roboto, system-ui, "Noto Sans", sans-serif'

export const theme = createTheme({
  colors: { cobalt, volt, dark: ink },
  primaryColor: 'cobalt',
  primaryShade: { light: 6, dark: 5 },
  black: nearBlack,
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
    // In the dark it is as dark as what it lies on.
    Notification: { defaultProps: { withBorder: true } },
    // A menu may hold nothing but items.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
  },
})

/** What our own CSS takes its colours from; what lies on ink or on paper is the same in both schemes. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {
    '--gym-ink': ink[8],
    '--gym-ink-raised': ink[6],
    '--gym-ink-hover': ink[5],
    '--gym-ink-floating': nearBlack,
    '--gym-ink-line': '#4a5266',
    '--gym-ink-warning': '#ffb265',
    '--gym-on-ink': '#ffffff',
    '--gym-on-ink-soft': '#e4e7ee',
    '--gym-on-ink-link': '#c7ccd8',
    '--gym-on-ink-quiet': '#b6bdcb',
    '--gym-volt': volt[4],
    '--gym-volt-bright': volt[3],
    '--gym-on-volt': nearBlack,
    '--gym-on-warning': '#2b1500',
    '--gym-paper': onPaper.page,
    '--gym-paper-text': onPaper.text,
    '--gym-paper-quiet': onPaper.quiet,
    '--gym-paper-line': onPaper.line,
    '--gym-shadow-dragged': 'rgb(0 0 0 / 18%)',
    '--gym-page-width': '1180px',
  },
  light: {
    '--gym-page': onPaper.waiting,
    '--gym-surface': '#ffffff',
    '--gym-surface-quiet': '#eceef3',
    '--gym-line': '#d9dde6',
    '--gym-connector': onPaper.line,
    '--gym-text-quiet': onPaper.quiet,
    '--gym-accent': cobalt[6],
    '--gym-accent-soft': cobalt[0],
    '--gym-flash': volt[3],
    '--gym-live': '#086338',
    '--gym-trophy': 'var(--gym-warning)',
    '--gym-warning': '#9a4a00',
    '--gym-danger': '#b3261e',
    '--mantine-color-dimmed': 'var(--gym-text-quiet)',
  },
  dark: {
    '--gym-page': ink[8],
    '--gym-surface': ink[7],
    '--gym-surface-quiet': ink[6],
    '--gym-line': ink[5],
    '--gym-connector': 'var(--gym-ink-line)',
    '--gym-text-quiet': '#a0a8b9',
    '--gym-accent': cobalt[3],
    '--gym-accent-soft': '#20264a',
    '--gym-flash': '#566c0c',
    '--gym-live': '#4cd98b',
    '--gym-trophy': volt[4],
    '--gym-warning': 'var(--gym-ink-warning)',
    '--gym-danger': '#ff8a80',
    '--mantine-color-dimmed': 'var(--gym-text-quiet)',
    '--mantine-color-anchor': cobalt[3],
  },
})
