import { decideParticipants, type entryDecisions, type Participant } from '@gym-it/contracts'
import { call } from '../../lib/call.ts'
import { i18n } from '../../lib/i18n.ts'
import { write } from '../../lib/writes/write.ts'
import { toast, toastProblem } from '../../ui/toast.ts'
import { refetchTournament } from '../tournaments/queries.ts'

type Decision = (typeof entryDecisions)[number]

const asked = (id: number, entries: readonly Participant[], status: Decision) => ({
  params: { id },
  body: { participant_ids: entries.map(one => one.id), status },
})

/** Takes a decision back: everybody gets the status that they had. */
async function putBack(id: number, entries: readonly Participant[]): Promise<void> {
  for (const [status, alike] of Map.groupBy(entries, one => one.status)) {
    if (status !== 'withdrawn' && status !== 'disqualified') await call(decideParticipants, asked(id, alike, status))
  }
}

const oneIs: Readonly<Record<Decision, string>> = {
  approved: /*i18n*/ '{name} is in.',
  rejected: /*i18n*/ '{name} was refused.',
  pending: /*i18n*/ '{name} is among the requests again.',
  waiting: /*i18n*/ '{name} waits for a place.',
}
const severalAre: Readonly<Record<Decision, string>> = {
  approved: /*i18n*/ '{count, plural, one {# is in.} other {# are in.}}',
  rejected: /*i18n*/ '{count, plural, one {# was refused.} other {# were refused.}}',
  pending: /*i18n*/ '{count, plural, one {# is among the requests again.} other {# are among the requests again.}}',
  waiting: /*i18n*/ '{count, plural, one {# waits for a place.} other {# wait for a place.}}',
}

/** Decides about all of them in one call, says so, and offers the way back. */
export async function decide(id: number, entries: readonly Participant[], status: Decision): Promise<void> {
  try {
    const [first] = entries
    const said =
      entries.length === 1 && first
        ? i18n._(oneIs[status], { name: first.name })
        : i18n._(severalAre[status], { count: entries.length })
    const reply = await write(decideParticipants, asked(id, entries, status), said)
    // It waits for the connection, and is shown among what waits.
    if (reply === undefined) return
    const undo = () =>
      void putBack(id, entries)
        .catch(toastProblem)
        .finally(() => refetchTournament(id))
    toast(said, { action: { label: i18n._('Undo'), run: undo } })
  } finally {
    await refetchTournament(id)
  }
}
