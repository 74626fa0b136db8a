import type { Role } from '@gym-it/contracts'
import { momentText } from './moment-text.ts'
import type { TextParameters, Wording } from './texts.ts'

const roleNames: Readonly<Record<Role, string>> = {
  member: 'a member',
  trainer: 'a trainer',
  admin: 'an administrator',
}

const because = (reason: string | undefined) => (reason ? ` Reason: ${reason}` : '')

function ordinal(place: number): string {
  const isTeen = place % 100 > 10 && place % 100 < 14
  const ending = isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][place % 10] ?? 'th')
  return `${place}${ending}`
}

const where = ({ tournament, match }: { readonly tournament: string; readonly match: string }) =>
  `${tournament}, ${match}`

type Result = TextParameters['match.won']

/** How it came about, where it was not simply played. */
const ways: Readonly<Record<Result['outcome'], string>> = {
  played: '',
  draw: '',
  walkover: ', without a fight',
  no_show: ', as one did not appear',
  retired: ', as one had to give up',
  disqualified: ', by disqualification',
  double_loss: ', as both were judged to have lost',
  void: ', without counting',
}

const result = (title: string, said: string) => (given: Result) => ({
  title: given.is_correction ? `Corrected: ${title.toLowerCase()}` : title,
  message: `${where(given)}: ${said} ${given.opponent}${given.score ? `, ${given.score}` : ''}${ways[given.outcome]}.`,
})

/** What people are told, in English. */
export const english: Wording = {
  'account.approved': ({ reason }) => ({
    title: 'You are approved',
    message: `An administrator has let you in.${because(reason)}`,
  }),
  'account.approval_withdrawn': ({ reason }) => ({
    title: 'Your approval was taken back',
    message: `You cannot sign in until an administrator approves you again.${because(reason)}`,
  }),
  'account.banned': ({ until, reason }) => ({
    title: 'You are banned',
    message: `You cannot sign in until ${until ? momentText(until, 'en-GB') : 'an administrator lifts the ban'}.${because(reason)}`,
  }),
  'account.unbanned': ({ by_itself, reason }) => ({
    title: 'Your ban is over',
    message: `${by_itself ? 'Your ban has ended' : 'An administrator has lifted your ban'}. You can sign in again.${because(reason)}`,
  }),
  'account.role_changed': ({ role }) => ({
    title: 'Your role has changed',
    message: `You are now ${roleNames[role]}. Sign in again to use it.`,
  }),
  'entry.approved': ({ tournament }) => ({
    title: 'Your entry is accepted',
    message: `You take part in ${tournament}.`,
  }),
  'entry.moved_up': ({ tournament }) => ({
    title: 'A place has become free for you',
    message: `You take part in ${tournament}: you have moved up from the wait-list.`,
  }),
  'entry.refused': ({ tournament }) => ({
    title: 'Your entry is not accepted',
    message: `You do not take part in ${tournament}. Ask a trainer if you think that this is a mistake.`,
  }),
  'entry.withdrawn': ({ tournament }) => ({
    title: 'You are withdrawn',
    message: `A trainer has withdrawn you from ${tournament}.`,
  }),
  'entry.disqualified': ({ tournament }) => ({
    title: 'You are disqualified',
    message: `You no longer take part in ${tournament}. Ask a trainer for the reason.`,
  }),
  'entry.reinstated': ({ tournament }) => ({ title: 'You are back', message: `You take part in ${tournament} again.` }),
  'draw.published': given => ({
    title: 'The draw stands',
    message:
      given.opponent === undefined
        ? `${given.tournament}: see whom you meet.`
        : `${where(given)}: you meet ${given.opponent} first.`,
  }),
  'draw.repeated': given => ({
    title: 'The draw was repeated',
    message:
      given.opponent === undefined
        ? `${given.tournament}: the earlier draw does not count any more. See whom you meet now.`
        : `${where(given)}: now you meet ${given.opponent} first. The earlier draw does not count any more.`,
  }),
  'leaderboard.started': ({ tournament }) => ({
    title: 'It has begun',
    message: `${tournament}: scores are taken now.`,
  }),
  'match.next': given => ({
    title: 'Your match is next',
    message: `${where(given)}: you meet ${given.opponent}${given.court ? ` on ${given.court}` : ''}.`,
  }),
  'match.called': given => ({
    title: given.court ? `You are called to ${given.court}` : 'You are called',
    message: `${where(given)}: you meet ${given.opponent} now.`,
  }),
  'match.won': result('You have won', 'you have beaten'),
  'match.lost': result('You have lost', 'you have lost to'),
  'match.drawn': result('No winner', 'nobody has won between you and'),
  'tournament.finished': ({ tournament, place }) => ({
    title: place === undefined ? 'It is over' : `You are ${ordinal(place)}`,
    message:
      place === undefined ? `${tournament} is finished.` : `${tournament} is finished: you are ${ordinal(place)}.`,
  }),
  'webhook.deactivated': ({ host }) => ({
    title: 'A webhook was switched off',
    message: `${host} could not be reached for days. Mend it, then switch its webhook on again and replay what it missed.`,
  }),
}
