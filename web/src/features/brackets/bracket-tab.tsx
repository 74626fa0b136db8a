import type { BracketView, Match } from '@gym-it/contracts'
import { Group, TextInput } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useMemo, useState } from 'react'
import { useHasRole } from '../../lib/use-session.ts'
import { bracketQuery } from '../tournaments/queries.ts'
import './bracket-tab.css'
import { MatchNames } from './match/match-name.ts'
import { phone } from './phone.ts'
import { WhyPairings } from './rounds/why-pairings.tsx'
import { bracketSections, type Round, type Section } from './sections/bracket-sections.ts'
import { GroupTable } from './sections/group-section.tsx'
import { RoundPages } from './sections/round-pages.tsx'
import { Sections } from './sections/section-view.tsx'
import { useMatchNames } from './use-match-names.ts'

const NoBracketYet = lazy(() => import('./no-bracket-yet.tsx').then(module => ({ default: module.NoBracketYet })))
const Podium = lazy(() => import('./standings/podium.tsx').then(module => ({ default: module.Podium })))
const ResultDialog = lazy(() =>
  import('./results/result-dialog.tsx').then(module => ({ default: module.ResultDialog })),
)
const RoundPairing = lazy(() => import('./rounds/round-pairing.tsx').then(module => ({ default: module.RoundPairing })))
const WorkoutBoard = lazy(() =>
  import('../workouts/workout-board.tsx').then(module => ({ default: module.WorkoutBoard })),
)
/** From here on it pays to look for a name instead of reading. */
const searchFrom = 12

export function BracketTab() {
  const { id } = useParams({ from: '/tournaments/$id' })
  const { data: view } = useQuery(bracketQuery(Number(id)))
  if (view === undefined) return null
  const isBoard = view.tournament.format === 'leaderboard' && view.tournament.status !== 'setup'
  return (
    <Suspense>
      {isBoard ? (
        <WorkoutBoard view={view} />
      ) : view.bracket.length === 0 ? (
        <NoBracketYet tournament={view.tournament} />
      ) : (
        <DrawnBracket view={view} />
      )}
    </Suspense>
  )
}

function DrawnBracket({ view }: { view: BracketView }) {
  const { tournament, bracket, participants, standings, rounds } = view
  const isPhone = useMediaQuery(phone, false, { getInitialValueInEffect: false })
  const isTrainer = useHasRole('trainer')
  const [openId, setOpenId] = useState<number>()
  const [wanted, setWanted] = useState('')
  const names = useMatchNames(bracket)
  const sections = useMemo(() => bracketSections(bracket), [bracket])
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
  const shown = { found, onOpen: canReport ? (match: Match) => setOpenId(match.id) : undefined }
  const hint =
    tournament.status === 'completed' ? 'Tap a match to correct its result.' : 'Tap a match to record its result.'
  const open = bracket.find(match => match.id === openId)
  const tableOf = (section: Section) =>
    section.kind === 'group' && <GroupTable section={section} standings={standings} tournament={tournament} />
  const reasonsOf = (section: Section, { round }: Round) =>
    section.kind === 'swiss' && <WhyPairings key={round} matches={section.matches} round={round} />
  return (
    <MatchNames value={names}>
      {tournament.status === 'completed' && (
        <Suspense>
          <Podium standings={standings} />
        </Suspense>
      )}
      {tournament.is_paused && tournament.status === 'active' && (
        <p className="notice">
          Paused.{' '}
          {isTrainer ? 'Results can be recorded again after “Resume”.' : 'Play goes on when the trainer resumes it.'}
        </p>
      )}
      {rounds !== null && (
        <Suspense>
          <RoundPairing view={view} rounds={rounds} />
        </Suspense>
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
      {isPhone ? (
        <RoundPages sections={sections} renderAside={tableOf} renderBelow={reasonsOf} {...shown} />
      ) : (
        <Sections sections={sections} standings={standings} tournament={tournament} {...shown} />
      )}
      {open && (
        <Suspense>
          <ResultDialog key={open.id} match={open} view={view} onClose={() => setOpenId(undefined)} />
        </Suspense>
      )}
    </MatchNames>
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
