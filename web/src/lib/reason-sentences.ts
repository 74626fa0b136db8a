import { i18n } from './i18n.ts'

/**
 * What the services say of refusals whose code does not tell the reason, as they write it: `{name}` is what they fill in,
 * `{why}` one of these in turn. The sentence is also what is translated, and a translation may leave out what it has no
 * place for.
 */
export const reasons: readonly string[] = [
  // Any call.
  /*i18n*/ 'Somebody did this at the same moment. Look again.',
  /*i18n*/ 'The text contains a character that cannot be stored.',
  // Accounts.
  /*i18n*/ 'The password was changed at the same moment. Sign in again.',
  /*i18n*/ 'There can be {most} second factors. Remove one first.',
  /*i18n*/ 'This passkey is in use already.',
  /*i18n*/ 'Recovery codes stand in for a second factor. Add one first.',
  /*i18n*/ 'This code is wrong, or was used already. Wait for the next one.',
  /*i18n*/ 'This recovery code is wrong, or was used already.',
  /*i18n*/ 'This passkey was not accepted. Begin again, or use another way.',
  /*i18n*/ 'Administrators stay approved. Change the role first.',
  /*i18n*/ 'The end of the ban must lie in the future.',
  /*i18n*/ 'The birth date must lie between 1900 and today.',
  // Notices.
  /*i18n*/ 'Nobody there has an account that could be told.',
  /*i18n*/ 'These are {count} people; {most} can be told at once. Use a broadcast.',
  /*i18n*/ 'Push is not set up at this installation.',
  /*i18n*/ 'Quiet hours must end at another time than they begin.',
  /*i18n*/ 'must differ from the beginning',
  /*i18n*/ 'is not a time zone',
  /*i18n*/ 'Nothing can be sent to this address: {why}.',
  /*i18n*/ 'The push service’s address cannot be used: {why}.',
  /*i18n*/ 'it is not an address beginning with https://',
  /*i18n*/ 'the address leads into a private network, which is not allowed here',
  // Tournaments and entries.
  /*i18n*/ 'is not a date that exists',
  /*i18n*/ '{count} participants are approved; the limit cannot be lower.',
  /*i18n*/ 'Only {free} of {most} places are free; {wanted} were asked for. Raise the limit first.',
  /*i18n*/ 'The draw stands: withdraw the participant, or disqualify them.',
  /*i18n*/ 'The draw stands. Ask a trainer to withdraw you.',
  /*i18n*/ 'This entry is {status} and cannot become {next}.',
  /*i18n*/ 'Seed {seed} is given twice.',
  /*i18n*/ '{names} are all seed {seed}. Give each a seed of their own, or none.',
  // Draws.
  /*i18n*/ 'Results are recorded; the bracket cannot be drawn again. Clear them first.',
  /*i18n*/ 'A bracket holds at most {most} entrants.',
  /*i18n*/ 'A round robin holds at most {most} entrants.',
  /*i18n*/ 'No row of the size table covers {count} entrants.',
  /*i18n*/ 'That would be {matches} matches; a tournament holds {most}. Make more groups.',
  /*i18n*/ 'These groups would play {matches} matches; at most {most} can be drawn. Make more groups.',
  /*i18n*/ '{count} entrants cannot fill {groups} groups: a group needs at least two.',
  /*i18n*/ 'A group needs at least two entrants.',
  /*i18n*/ 'Some participants have a group, these have none: {names}. Give all a group, or nobody.',
  /*i18n*/ 'There is a group {given}, but no group {missing}.',
  /*i18n*/ 'The participants stand in {given} groups, the settings want {wanted}.',
  /*i18n*/ '{count} of each group cannot go on: the smallest group has {smallest}.',
  /*i18n*/ 'A knockout needs at least two who go on: let more of the group go on.',
  /*i18n*/ 'Of those at rank {rank} at most {most} can go on besides, not {best}.',
  /*i18n*/ 'Up to five wrestlers wrestle a round robin: choose that format, or another repechage.',
  /*i18n*/ 'A consolation needs at least four entrants.',
  /*i18n*/ 'Either all places are played out or the first losers play a consolation: choose one.',
  /*i18n*/ 'Play-offs for the first eight beside a consolation need at least 16 entrants.',
  /*i18n*/ 'A third-place match beside a consolation needs at least eight entrants.',
  /*i18n*/ '{count} entrants can play at most {most} rounds without meeting twice.',
  // Rounds of a Swiss.
  /*i18n*/ 'Match {match} of round {round} has no result yet, and the next round depends on it.',
  /*i18n*/ 'Match {match} of round {round} has a result: clear it before the round is taken back.',
  /*i18n*/ 'No round is paired that could be taken back.',
  /*i18n*/ 'All {count} rounds are paired.',
  /*i18n*/ 'Round {round} is not the last one; round {last} is.',
  /*i18n*/ 'Round {round} cannot be paired: too many of those left have met, or had a bye, already.',
  // Results.
  /*i18n*/ 'This match has begun already. Take its call back to call it again.',
  /*i18n*/ 'Everything is played. To go on, correct or clear a result.',
  /*i18n*/ 'Match {match} has no result to clear.',
  /*i18n*/ 'Say who wins match {match}.',
  /*i18n*/ 'Match {match} is a knockout match and needs a winner.',
  /*i18n*/ 'This tournament is played without draws: say who wins.',
  /*i18n*/ 'Match {match} is a knockout match, where somebody has to go on: clear its result instead.',
  /*i18n*/ 'The winner named for match {match} lost it by the score {score}.',
  /*i18n*/ 'Match {match} is no draw by the score {score}.',
  /*i18n*/ 'Match {match} is a best of {games}, which always has a winner.',
  /*i18n*/ 'Match {match} is a best of {games} and was over at {first}-{second} in games.',
  /*i18n*/ 'Match {match} is a best of {games}: somebody has to win {needed} games, not {first}-{second}.',
  /*i18n*/ 'Game {game} of match {match} ({first}-{second}) {why}.',
  /*i18n*/ 'is level, and a game of a best-of match has a winner',
  /*i18n*/ 'ends before anybody has {points} points',
  /*i18n*/ 'is won by less than {margin}',
  /*i18n*/ 'goes beyond the cap of {cap}',
  /*i18n*/ 'was won before, at {first}-{second}',
  /*i18n*/ 'A knockout cannot void the matches of who leaves: the opponents have gone on. Choose "forfeit".',
  // Leaderboards of workouts.
  /*i18n*/ 'A leaderboard needs at least one workout.',
  /*i18n*/ '{name} stands in no division: choose one of {divisions}.',
  /*i18n*/ '{name} stands in "{division}": choose one of {divisions}.',
  /*i18n*/ '{name} stands in "{division}": there are none.',
  /*i18n*/ 'Scores stand in the workout "{workout}"; it has to stay.',
  /*i18n*/ '{name} is {status}: reinstate them to score.',
  /*i18n*/ 'A score stands already. To correct it, send the version that you correct.',
  /*i18n*/ '{name} has no score in {workout} that could be cleared.',
  /*i18n*/ 'Every division stands in the list once.',
  /*i18n*/ 'The time cap of {workout} is a number of seconds above 0.',
  /*i18n*/ 'In the table of points a better place never gets fewer points.',
  /*i18n*/ 'A score in {workout} needs a number or a status.',
  /*i18n*/ 'A tie-break time in {workout} needs a score beside it.',
  /*i18n*/ 'A tie-break time in {workout} is a number of seconds.',
  /*i18n*/ 'Who did not take part in {workout} has no score there.',
  /*i18n*/ 'Who did not finish {workout} has no time there.',
  /*i18n*/ '{workout} has no time cap: only a time counts.',
  /*i18n*/ '{workout} ends after {seconds} seconds: enter the repetitions.',
  /*i18n*/ '{score} is no possible score in {workout}.',
  /*i18n*/ 'Repetitions in {workout} are a whole number.',
  /*i18n*/ 'A time in {workout} is more than 0 seconds.',
]

const filledIn = /\{(\w+)\}/
/** Every second part of a split sentence is the name of what is filled in. */
const patternOf = (sentence: string) =>
  new RegExp(
    `^${sentence
      .split(filledIn)
      .map((part, index) => (index % 2 === 1 ? `(?<${part}>.+?)` : part.replace(/[.()?]/g, String.raw`\$&`)))
      .join('')}$`,
  )
const patterns = reasons.map(sentence => ({ sentence, pattern: patternOf(sentence) }))

/** Plural forms go by numbers; what is no number is a name, a score or another reason. */
function wordOf(name: string, text: string): string | number {
  if (name === 'why') return reasonSentence(text) ?? text
  if (name === 'names') return text.replace(/ and (\d+) more$/, ' (+$1)').replaceAll(' and ', ', ')
  return /^(0|[1-9]\d{0,8})$/.test(text) ? Number(text) : text
}

/** A reason of the services in the language of the UI; undefined for one that has no words here. */
export function reasonSentence(text: string): string | undefined {
  for (const { sentence, pattern } of patterns) {
    const found = pattern.exec(text)
    if (!found) continue
    const given = Object.entries(found.groups ?? {}).map(([name, value]) => [name, wordOf(name, value)])
    return i18n._(sentence, Object.fromEntries(given))
  }
  return undefined
}
