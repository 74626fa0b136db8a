import { AppError, type Participant } from '@gym-it/contracts'
import { type EntrantId, type Format, groupName } from '@gym-it/tournament-engine'

const forbid = (detail: string, path: string) =>
  new AppError('RULE_FORBIDS', detail, { errors: [{ path, message: detail }] })

const listed = (names: readonly string[]) =>
  names.length <= 5 ? names.join(', ') : `${names.slice(0, 5).join(', ')} and ${names.length - 5} more`

/**
 * The groups that the participants were put into, each in the order of the seeds; undefined where nobody was, or where
 * the format has none.
 * @throws AppError RULE_FORBIDS naming who has no group, a group that is missing, or a setting that wants another number
 */
export function givenGroups(
  format: Format,
  participants: readonly Participant[],
  entrants: readonly EntrantId[],
  wanted: number | undefined,
): EntrantId[][] | undefined {
  if (format !== 'round_robin' && format !== 'groups_knockout') return undefined
  const groupOf = new Map(participants.map(({ id, group }) => [id, group]))
  const without = participants.filter(({ group }) => group === null)
  if (without.length === participants.length) return undefined
  if (without.length > 0) {
    const names = listed(without.map(({ name }) => name))
    throw forbid(`Some participants have a group, these have none: ${names}. Give all a group, or nobody.`, 'group')
  }
  const byName = Map.groupBy(entrants, id => groupOf.get(id) ?? '')
  const names = [...byName.keys()].sort((one, two) => one.length - two.length || (one < two ? -1 : 1))
  const missing = names.findIndex((name, index) => name !== groupName(index))
  if (missing >= 0) throw forbid(`There is a group ${names[missing]}, but no group ${groupName(missing)}.`, 'group')
  if (wanted !== undefined && wanted !== names.length) {
    throw forbid(`The participants stand in ${names.length} groups, the settings want ${wanted}.`, 'settings.groups')
  }
  return names.map(name => byName.get(name) ?? [])
}
