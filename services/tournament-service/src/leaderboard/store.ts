import type { LeaderboardRow } from '@gym-it/contracts'
import type { Queryable } from '@gym-it/service-kit'
import type { Static } from 'typebox'

/** People by what they won, over all public tournaments; somebody without an account counts by name. */
export function readLeaderboard(
  sql: Queryable,
  points: Readonly<Record<'win' | 'draw' | 'loss' | 'title', number>>,
  limit: number,
): Promise<Static<typeof LeaderboardRow>[]> {
  return sql`
    with counted as (
      select p.user_id, p.name, p.tournament_id,
        case when m.winner_id = p.id then 'win' when m.outcome = 'draw' then 'draw' else 'loss' end as result
      from matches m
      join tournaments t on t.id = m.tournament_id and t.visibility = 'public'
      join participants p on p.id in (m.participant1_id, m.participant2_id)
      where m.decided_by = 'report' and m.counts
      union all
      select p.user_id, p.name, p.tournament_id, 'title'
      from tournaments t join participants p on p.tournament_id = t.id and p.id = any (t.champions)
      where t.status = 'completed' and t.visibility = 'public'
    )
    select max(user_id) as user_id, max(name) as user_name,
      (count(*) filter (where result = 'win') * ${points.win}::integer
        + count(*) filter (where result = 'draw') * ${points.draw}::integer
        + count(*) filter (where result = 'loss') * ${points.loss}::integer
        + count(*) filter (where result = 'title') * ${points.title}::integer) as total_score,
      count(distinct tournament_id) as tournaments,
      count(*) filter (where result = 'win') as wins,
      count(*) filter (where result = 'draw') as draws,
      count(*) filter (where result = 'loss') as losses,
      count(*) filter (where result = 'title') as titles
    from counted
    group by coalesce(user_id::text, 'name:' || lower(name))
    order by total_score desc, user_name limit ${limit}`
}
