import type { LinguiConfig } from '@lingui/conf'
import { formatter } from '@lingui/format-po'

/** One catalog for each folder that has texts, beside what it translates. */
const config: LinguiConfig = {
  sourceLocale: 'en',
  locales: ['ru', 'kk'],
  catalogs: ['app', 'lib', 'ui', 'features/{name}'].map(folder => ({
    path: `<rootDir>/src/${folder}/locales/{locale}`,
    include: [`<rootDir>/src/${folder}`],
    exclude: ['**/*.test.ts', '**/locales/**'],
  })),
  format: formatter({ lineNumbers: false, origins: true }),
  orderBy: 'messageId',
}

export default config
