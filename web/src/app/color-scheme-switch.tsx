import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { IconMoon, IconSun } from '@tabler/icons-react'
import { i18n } from '../lib/i18n.ts'

/** Light or dark; until it is pressed the system's choice counts. */
export function ColorSchemeSwitch() {
  const { setColorScheme } = useMantineColorScheme()
  const other = useComputedColorScheme('light', { getInitialValueInEffect: false }) === 'dark' ? 'light' : 'dark'
  return (
    <button
      type="button"
      className="bar-button"
      aria-label={other === 'dark' ? i18n._('Switch to dark colours') : i18n._('Switch to light colours')}
      onClick={() => setColorScheme(other)}
    >
      {other === 'dark' ? <IconMoon size={21} /> : <IconSun size={21} />}
    </button>
  )
}
