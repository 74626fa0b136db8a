import type { LeaderboardRow } from '@gym-it/contracts'
import type { Queryable } from '@gym-it/service-kit'
import type { Static } from 'typebox'

/** People by what they won, over all public tournaments; somebody without an account counts by name. */
export function readLeaderboard(
  sql: Queryable,
  points: { readonly win: number; readonly loss: number; readonly title: number },
  limit: number,
): Promise<Static<typeof LeaderboardRow>[]> {
  return sql`
    with played as (
      select p.id, p.user_id, p.name, p.tournament_id, m.winner_id = p.id as won,
        m.winner_id = p.id and t.status = 'completed' and m.bracket = 'main' and m.number =
          (select max(number) from matches last where last.tournament_id = t.id and last.bracket = 'main') as title
      from matches m
      join tournaments t on t.id = m.tournament_id and t.visibility = 'public'
      join participants p on p.id in (m.participant1_id, m.participant2_id)
      where m.outcome is not null
    )
    select max(user_id) as user_id, max(name) as user_name,
      (count(*) filter (where won) * ${points.win}::integer
        + count(*) filter (where won is not true) * ${points.loss}::integer
        + count(*) filter (where title) * ${points.title}::integer) as total_score,
      count(distinct tournament_id) as tournaments,
      count(*) filter (where won) as wins,
      count(*) filter (where won is not true) as losses,
      count(*) filter (where title) as titles
    from played
    group by coalesce(user_id::text, 'name:' || lower(name))
    order by total_score desc, user_name limit ${limit}`
}
