import type { Draw } from '../bracket.ts'
import type { Plan } from '../draw/formats.ts'
import { knockout } from '../elimination/knockout.ts'
import { EngineError } from '../engine-error.ts'
import { groupMatches } from './group-matches.ts'
import { knockoutLayout } from './knockout-layout.ts'

/** Groups, and a knockout of those who finish well in them. Throws OPTION_IMPOSSIBLE where not so many can go on. */
export function groupsKnockout(draw: Draw): Plan {
  checkAdvance(draw)
  const groups = groupMatches(draw)
  const { feeds } = knockoutLayout(draw)
  const { third_place, play_offs } = draw.options
  const after = knockout(feeds, { stage: 2, third_place, play_offs, before: groups.length })
  return { nodes: [...groups, ...after], rounds: Math.log2(feeds.length) }
}

function checkAdvance({ groups, options }: Draw): void {
  const { advance_per_group: advance, advance_best_next: best } = options
  const smallest = Math.min(...groups.map(group => group.length))
  if (advance > smallest) {
    const message = `${advance} of each group cannot go on: the smallest group has ${smallest}.`
    throw new EngineError('OPTION_IMPOSSIBLE', message, { option: 'advance_per_group' })
  }
  if (advance * groups.length + best < 2) {
    const message = 'A knockout needs at least two who go on: let more of the group go on.'
    throw new EngineError('OPTION_IMPOSSIBLE', message, { option: 'advance_per_group' })
  }
  const next = groups.filter(group => group.length > advance).length
  if (best > 0 && (best > next || best >= groups.length)) {
    const most = Math.min(next, groups.length - 1)
    const message = `Of those at rank ${advance + 1} at most ${most} can go on besides, not ${best}.`
    throw new EngineError('OPTION_IMPOSSIBLE', message, { option: 'advance_best_next' })
  }
}
