import { formatNumber } from '../../../lib/dates.ts'

const round2 = (value: number) => Math.round(value * 100) / 100

/** At most two decimals. */
export const plain = (value: number) => formatNumber(round2(value))
/** With its sign. */
export const signed = (value: number) => (value > 0 ? `+${plain(value)}` : plain(value).replace('-', '−'))
/** 0.667 → "66.7%". */
export const percent = (value: number) => `${formatNumber(Math.round(value * 1000) / 10)}%`
