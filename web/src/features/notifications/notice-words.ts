import type { Notification } from '@gym-it/contracts'
import { formatMoment } from '../../lib/dates.ts'
import { i18n } from '../../lib/i18n.ts'
import { labelText } from '../brackets/match/label-text.ts'

/** What a notice says. */
export interface NoticeWords {
  readonly title: string | null
  readonly message: string
}

type Given = Notification['parameters']

const text = (given: Given, name: string): string | undefined => {
  const value = given[name]
  return value === undefined ? undefined : String(value)
}
const tournamentOf = (given: Given) => text(given, 'tournament') ?? ''
/** "Spring Cup, Semi-final" */
const whereOf = (given: Given) => {
  const match = text(given, 'match')
  return match === undefined ? tournamentOf(given) : `${tournamentOf(given)}, ${labelText(match)}`
}

/** A sentence, and with a reason after it where one was given. */
function withReason(sentence: string, given: Given): string {
  const reason = text(given, 'reason')
  return reason === undefined ? sentence : `${sentence} ${i18n._('Reason: {reason}', { reason })}`
}

function bannedWords(given: Given): NoticeWords {
  const until = text(given, 'until')
  const sentence =
    until === undefined
      ? i18n._('You cannot sign in until an administrator lifts the ban.')
      : i18n._('You cannot sign in until {until}.', { until: formatMoment(until) })
  return { title: i18n._('You are banned'), message: withReason(sentence, given) }
}

const roleSentences: Readonly<Record<string, string>> = {
  member: /*i18n*/ 'You are now a member. Sign in again to use it.',
  trainer: /*i18n*/ 'You are now a trainer. Sign in again to use it.',
  admin: /*i18n*/ 'You are now an administrator. Sign in again to use it.',
}

function drawWords(title: string, given: Given, without: string, withOpponent: string): NoticeWords {
  const opponent = text(given, 'opponent')
  const message =
    opponent === undefined
      ? i18n._(without, { tournament: tournamentOf(given) })
      : i18n._(withOpponent, { where: whereOf(given), opponent })
  return { title, message }
}

function nextWords(given: Given): NoticeWords {
  const court = text(given, 'court')
  const where = whereOf(given)
  const opponent = text(given, 'opponent')
  const message =
    court === undefined
      ? i18n._('{where}: you meet {opponent}.', { where, opponent })
      : i18n._('{where}: you meet {opponent} on {court}.', { where, opponent, court })
  return { title: i18n._('Your match is next'), message }
}

function calledWords(given: Given): NoticeWords {
  const court = text(given, 'court')
  const about = { where: whereOf(given), opponent: text(given, 'opponent') }
  return {
    title: court === undefined ? i18n._('You are called') : i18n._('You are called to {court}', { court }),
    message: i18n._('{where}: you meet {opponent} now.', about),
  }
}

/** How it came about, where it was not simply played. */
const ways: Readonly<Record<string, string>> = {
  walkover: /*i18n*/ 'It was a walkover.',
  no_show: /*i18n*/ 'One did not appear.',
  retired: /*i18n*/ 'One had to give up.',
  disqualified: /*i18n*/ 'One was disqualified.',
  double_loss: /*i18n*/ 'Both were judged to have lost.',
  void: /*i18n*/ 'The match does not count.',
}

interface ResultTexts {
  readonly title: string
  readonly corrected: string
  readonly said: string
  readonly saidWithScore: string
}

function resultWords(given: Given, { title, corrected, said, saidWithScore }: ResultTexts): NoticeWords {
  const score = text(given, 'score')
  const about = { where: whereOf(given), opponent: text(given, 'opponent') }
  const sentence = score === undefined ? i18n._(said, about) : i18n._(saidWithScore, { ...about, score })
  const way = ways[text(given, 'outcome') ?? '']
  return {
    title: i18n._(given.is_correction === true ? corrected : title),
    message: way === undefined ? sentence : `${sentence} ${i18n._(way)}`,
  }
}

function finishedWords(given: Given): NoticeWords {
  const tournament = tournamentOf(given)
  const { place } = given
  if (typeof place !== 'number') {
    return { title: i18n._('It is over'), message: i18n._('{tournament} is finished.', { tournament }) }
  }
  const title = i18n._('You are {place, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}', { place })
  const message = i18n._(
    '{tournament} is finished: you are {place, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}.',
    { tournament, place },
  )
  return { title, message }
}

const words: Readonly<Record<string, (given: Given) => NoticeWords>> = {
  'account.approved': given => ({
    title: i18n._('You are approved'),
    message: withReason(i18n._('An administrator has let you in.'), given),
  }),
  'account.approval_withdrawn': given => ({
    title: i18n._('Your approval was taken back'),
    message: withReason(i18n._('You cannot sign in until an administrator approves you again.'), given),
  }),
  'account.banned': bannedWords,
  'account.unbanned': given => ({
    title: i18n._('Your ban is over'),
    message: withReason(
      given.by_itself === true
        ? i18n._('Your ban has ended. You can sign in again.')
        : i18n._('An administrator has lifted your ban. You can sign in again.'),
      given,
    ),
  }),
  'account.role_changed': given => ({
    title: i18n._('Your role has changed'),
    message: i18n._(roleSentences[text(given, 'role') ?? ''] ?? /*i18n*/ 'Sign in again to use it.'),
  }),
  'entry.approved': given => ({
    title: i18n._('Your entry is accepted'),
    message: i18n._('You take part in {tournament}.', { tournament: tournamentOf(given) }),
  }),
  'entry.moved_up': given => ({
    title: i18n._('A place has become free for you'),
    message: i18n._('You take part in {tournament}: you have moved up from the wait-list.', {
      tournament: tournamentOf(given),
    }),
  }),
  'entry.refused': given => ({
    title: i18n._('Your entry is not accepted'),
    message: i18n._('You do not take part in {tournament}. Ask a trainer if you think that this is a mistake.', {
      tournament: tournamentOf(given),
    }),
  }),
  'entry.withdrawn': given => ({
    title: i18n._('You are withdrawn'),
    message: i18n._('A trainer has withdrawn you from {tournament}.', { tournament: tournamentOf(given) }),
  }),
  'entry.disqualified': given => ({
    title: i18n._('You are disqualified'),
    message: i18n._('You no longer take part in {tournament}. Ask a trainer for the reason.', {
      tournament: tournamentOf(given),
    }),
  }),
  'entry.reinstated': given => ({
    title: i18n._('You are back'),
    message: i18n._('You take part in {tournament} again.', { tournament: tournamentOf(given) }),
  }),
  'draw.published': given =>
    drawWords(
      i18n._('The draw stands'),
      given,
      /*i18n*/ '{tournament}: see whom you meet.',
      /*i18n*/ '{where}: you meet {opponent} first.',
    ),
  'draw.repeated': given =>
    drawWords(
      i18n._('The draw was repeated'),
      given,
      /*i18n*/ '{tournament}: the earlier draw does not count any more. See whom you meet now.',
      /*i18n*/ '{where}: now you meet {opponent} first. The earlier draw does not count any more.',
    ),
  'leaderboard.started': given => ({
    title: i18n._('It has begun'),
    message: i18n._('{tournament}: scores are taken now.', { tournament: tournamentOf(given) }),
  }),
  'match.next': nextWords,
  'match.called': calledWords,
  'match.won': given =>
    resultWords(given, {
      title: /*i18n*/ 'You have won',
      corrected: /*i18n*/ 'Corrected: you have won',
      said: /*i18n*/ '{where}: you have beaten {opponent}.',
      saidWithScore: /*i18n*/ '{where}: you have beaten {opponent}, {score}.',
    }),
  'match.lost': given =>
    resultWords(given, {
      title: /*i18n*/ 'You have lost',
      corrected: /*i18n*/ 'Corrected: you have lost',
      said: /*i18n*/ '{where}: you have lost to {opponent}.',
      saidWithScore: /*i18n*/ '{where}: you have lost to {opponent}, {score}.',
    }),
  'match.drawn': given =>
    resultWords(given, {
      title: /*i18n*/ 'No winner',
      corrected: /*i18n*/ 'Corrected: no winner',
      said: /*i18n*/ '{where}: nobody has won between you and {opponent}.',
      saidWithScore: /*i18n*/ '{where}: nobody has won between you and {opponent}: {score}.',
    }),
  'tournament.finished': finishedWords,
  'webhook.deactivated': given => ({
    title: i18n._('A webhook was switched off'),
    message: i18n._(
      '{host} could not be reached for days. Mend it, then switch its webhook on again and replay what it missed.',
      { host: text(given, 'host') },
    ),
  }),
}

/**
 * A notice in the reader's language, made from its key and facts. What somebody wrote, and what this version of the UI
 * does not know yet, is shown as it came.
 */
export function noticeWords({ text_key, parameters, title, message }: Notification): NoticeWords {
  const word = text_key === null || !Object.hasOwn(words, text_key) ? undefined : words[text_key]
  return word === undefined ? { title, message } : word(parameters)
}
