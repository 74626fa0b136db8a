import type { Draw } from '../bracket.ts'
import type { Plan } from '../draw/formats.ts'

/** Of all kept plans together, some ten megabytes: room for the largest, or for every tournament of a busy weekend. */
const mostMatches = 40_000
const plans = new Map<string, Plan>()
let matches = 0

/**
 * The matches of a knockout follow from the number of entrants and a few options alone, and are never written to. So the
 * last layouts are kept and shared: a server rebuilds the same brackets for every request. Which ones are kept shows in
 * nothing but the time it takes.
 */
export function rememberedPlan(draw: Draw, layOut: (draw: Draw) => Plan): Plan {
  const { third_place, play_offs, consolation, grand_final, repechage } = draw.options
  const shape = [draw.format, draw.entrants.length, third_place, play_offs, consolation, grand_final, repechage].join()
  const known = plans.get(shape)
  if (known !== undefined) return known
  const plan = layOut(draw)
  if (plan.nodes.length > mostMatches) return plan
  for (const [oldest, { nodes }] of plans) {
    if (matches + plan.nodes.length <= mostMatches) break
    plans.delete(oldest)
    matches -= nodes.length
  }
  plans.set(shape, plan)
  matches += plan.nodes.length
  return plan
}
