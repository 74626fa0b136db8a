import type { MantineColorsTuple } from '@mantine/core'

/**
 * The scales of the app. Mantine's components take them from the theme, our own CSS from the `--gym-*` of theme.ts, and
 * what is drawn for paper and for pictures from `onPaper`.
 */
export const cobalt: MantineColorsTuple = [
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
export const volt: MantineColorsTuple = [
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
export const ink: MantineColorsTuple = [
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

export const nearBlack = '#12151d'

/** Paper is white, whatever the screen is. */
export const onPaper = {
  text: nearBlack,
  quiet: '#596073',
  line: '#b4bac8',
  accent: cobalt[6],
  page: '#ffffff',
  waiting: '#f4f5f8',
}
