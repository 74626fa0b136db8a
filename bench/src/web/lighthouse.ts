import lighthouse from 'lighthouse'
import { median } from '../quantile.ts'

/** Scores of 0 to 100, and what a person feels, in milliseconds (`cls` has no unit). */
export interface Audit {
  readonly performance: number
  readonly accessibility: number
  readonly 'best-practices': number
  readonly fcp: number
  readonly lcp: number
  readonly tbt: number
  readonly cls: number
  readonly si: number
  /** What kept points from being given, a line each. */
  readonly complaints: readonly string[]
}

const categories = ['performance', 'accessibility', 'best-practices'] as const
export type Category = (typeof categories)[number]

/**
 * Lighthouse as it comes: a phone of the middle class on slow 4G, both reckoned from an unhurried load
 * (https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md). Cookies and local storage stay.
 * @throws Error when the page could not be judged
 */
export async function auditPage(url: string, port: number): Promise<Audit> {
  const result = await lighthouse(url, { port, logLevel: 'error', output: 'json', onlyCategories: [...categories] })
  if (!result) throw new Error(`Lighthouse said nothing of ${url}.`)
  const { lhr } = result
  if (lhr.runtimeError) throw new Error(`Lighthouse could not judge ${url}: ${lhr.runtimeError.message}`)
  const score = (category: Category) => Math.round((lhr.categories[category]?.score ?? 0) * 100)
  const value = (id: string) => lhr.audits[id]?.numericValue ?? Number.NaN
  const complaints = categories.flatMap(category =>
    (lhr.categories[category]?.auditRefs ?? []).flatMap(({ id, weight }) => {
      const audit = lhr.audits[id]
      const isShort = audit !== undefined && audit.score !== null && audit.score < 0.9
      return isShort && weight > 0 ? [`${category}: ${audit.title}`] : []
    }),
  )
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    'best-practices': score('best-practices'),
    fcp: value('first-contentful-paint'),
    lcp: value('largest-contentful-paint'),
    tbt: value('total-blocking-time'),
    cls: value('cumulative-layout-shift'),
    si: value('speed-index'),
    complaints,
  }
}

/** The middle one of several audits, figure by figure; complaints that any of them had. */
export function middleOf(audits: readonly Audit[]): Audit {
  const middle = (name: Exclude<keyof Audit, 'complaints'>) => median(audits.map(audit => audit[name]))
  return {
    performance: middle('performance'),
    accessibility: middle('accessibility'),
    'best-practices': middle('best-practices'),
    fcp: middle('fcp'),
    lcp: middle('lcp'),
    tbt: middle('tbt'),
    cls: middle('cls'),
    si: middle('si'),
    complaints: [...new Set(audits.flatMap(({ complaints }) => complaints))],
  }
}
