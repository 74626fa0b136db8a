import type { BracketView, Match } from '@gym-it/contracts'
import { Group, TextInput } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useHasRole } from '../../lib/use-session.ts'
import { bracketQuery } from '../tournaments/queries.ts'
import { BracketTree } from './bracket-tree.tsx'
import { NoBracketYet } from './no-bracket-yet.tsx'
import { phone } from './phone.ts'
import { Podium } from './podium.tsx'
import { RoundPages } from './round-pages.tsx'

const ResultDialog = lazy(() => import('./result-dialog.tsx').then(module => ({ default: module.ResultDialog })))
/** From here on it pays to look for a name instead of reading. */
const searchFrom = 12

export function BracketTab() {
  const { id } = useParams({ from: '/tournaments/$id' })
  const { data: view } = useQuery(bracketQuery(Number(id)))
  if (view === undefined) return null
  return view.bracket.length === 0 ? <NoBracketYet tournament={view.tournament} /> : <DrawnBracket view={view} />
}

function DrawnBracket({ view: { tournament, bracket, participants, standings } }: { view: BracketView }) {
  const isPhone = useMediaQuery(phone, false, { getInitialValueInEffect: false })
  const isTrainer = useHasRole('trainer')
  const [openId, setOpenId] = useState<number>()
  const [wanted, setWanted] = useState('')
  const found = findPeople(participants, wanted)
  const firstFound = bracket.findLast(one => isIn(one, found) && one.status !== 'bye')?.id

  useEffect(() => {
    if (firstFound === undefined) return
    document
      .getElementById(`match-${firstFound}`)
      ?.scrollIntoView({ block: 'center', inline: 'center', behavior: 'smooth' })
  }, [firstFound])

  const canReport =
    isTrainer && !tournament.is_paused && (tournament.status === 'active' || tournament.status === 'completed')
  const shown = { matches: bracket, found, onOpen: canReport ? (match: Match) => setOpenId(match.id) : undefined }
  const hint =
    tournament.status === 'completed' ? 'Tap a match to correct its result.' : 'Tap a match to record its result.'
  const open = bracket.find(match => match.id === openId)
  return (
    <>
      {tournament.status === 'completed' && <Podium standings={standings} />}
      {tournament.is_paused && tournament.status === 'active' && (
        <p className="notice">
          Paused.{' '}
          {isTrainer ? 'Results can be recorded again after “Resume”.' : 'Play goes on when the trainer resumes it.'}
        </p>
      )}
      {(participants.length >= searchFrom || canReport) && (
        <Group mb="md" gap="md" className="bracket-tools">
          {canReport && <p className="hint">{hint}</p>}
          {participants.length >= searchFrom && (
            <TextInput
              aria-label="Find a person in the bracket"
              placeholder="Find a person"
              className="find-person"
              type="search"
              leftSection={<IconSearch size={18} aria-hidden="true" />}
              value={wanted}
              onChange={event => setWanted(event.currentTarget.value)}
            />
          )}
        </Group>
      )}
      {isPhone ? <RoundPages {...shown} /> : <BracketTree {...shown} />}
      {open && (
        <Suspense>
          <ResultDialog key={open.id} match={open} onClose={() => setOpenId(undefined)} />
        </Suspense>
      )}
    </>
  )
}

const isIn = ({ participant1, participant2 }: Match, people: ReadonlySet<number> | undefined) =>
  (participant1 !== null && people?.has(participant1.id) === true) ||
  (participant2 !== null && people?.has(participant2.id) === true)

/** The people whose name holds what was typed; undefined while too little is typed to point anyone out. */
function findPeople(participants: BracketView['participants'], wanted: string): ReadonlySet<number> | undefined {
  const text = wanted.trim().toLocaleLowerCase()
  if (text.length < 2) return undefined
  return new Set(participants.filter(one => one.name.toLocaleLowerCase().includes(text)).map(one => one.id))
}
