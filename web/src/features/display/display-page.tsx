import { useQuery } from '@tanstack/react-query'
import { useLocation, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { ApiProblem, detailOf } from '../../lib/api-problem.ts'
import { useSession } from '../../lib/use-session.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { ForcedScheme } from '../../ui/forced-scheme.tsx'
import { latestResults } from '../play/progress.ts'
import { bracketQuery } from '../tournaments/queries.ts'
import { useLiveTournament } from '../tournaments/use-live-tournament.ts'
import { fitnessQuery } from '../workouts/leaderboard-query.ts'
import { Announcement, useAnnouncement } from './announcement.tsx'
import './display.css'
import { i18n } from '../../lib/i18n.ts'
import { DisplayControls } from './display-controls.tsx'
import { DisplayFoot } from './display-foot.tsx'
import { DisplayHead } from './display-head.tsx'
import { SceneView } from './scene-view.tsx'
import { scenesOf } from './scenes.ts'
import { useNewerVersion } from './use-newer-version.ts'
import { useRotation } from './use-rotation.ts'
import { useStillness } from './use-stillness.ts'
import { useWakeLock } from './use-wake-lock.ts'

/** Beside the live events: what they missed, and a server that was away, is made up for by itself. */
const everyMinute = { refetchInterval: 60_000, refetchIntervalInBackground: true }

/** The hall's screen: follows the play by itself, for as long as it is left alone. */
export function DisplayPage() {
  const id = Number(useParams({ from: '/tournaments/$id/display' }).id)
  const { colours = 'dark' } = useSearch({ from: '/tournaments/$id/display' })
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const isStranger = useSession().status === 'anonymous'
  const bracket = useQuery({ ...bracketQuery(id), ...everyMinute })
  const isDeleted = useLiveTournament(id)
  const isStill = useStillness()
  const isScreenKept = useWakeLock()
  const view = bracket.data
  const hasBoard = view?.tournament.format === 'leaderboard' && view.tournament.status !== 'setup'
  const board = useQuery({ ...fitnessQuery(id), ...everyMinute, enabled: hasBoard })
  const name = view?.tournament.name ?? i18n._('Display')
  useEffect(() => {
    document.title = `${name} · GYM IT`
  }, [name])

  const scenes = view === undefined ? [] : scenesOf(view, hasBoard ? board.data : undefined)
  const rotation = useRotation(scenes, view?.tournament.status)
  const told = useAnnouncement()
  const [latest] = latestResults(view?.bracket ?? [], 1)
  useNewerVersion({
    scene: rotation.scene?.key,
    count: rotation.count,
    news: `${latest?.id} ${latest?.version}`,
    isBusy: told !== undefined || rotation.isHeld,
  })
  const isMissing = isDeleted || (bracket.error instanceof ApiProblem && bracket.error.status === 404)
  const turnColours = () =>
    void navigate({
      to: '.',
      search: colours === 'dark' ? { colours: 'light' } : {},
      replace: true,
    })
  return (
    <ForcedScheme scheme={colours} className={isStill ? 'display display-still' : 'display'}>
      {view === undefined || isMissing || rotation.scene === undefined ? (
        <main className="display-waiting">
          <h1>
            {isMissing
              ? i18n._('This tournament is not here')
              : bracket.isError
                ? i18n._('Waiting for the server')
                : i18n._('Loading')}
          </h1>
          <p>
            {isMissing
              ? isStranger
                ? i18n._(
                    'If it is for members, sign in to see it. Otherwise it was deleted, or the address is mistyped.',
                  )
                : i18n._('It was deleted, or the address is mistyped.')
              : bracket.isError && detailOf(bracket.error)}
          </p>
          {isMissing && isStranger && (
            <ButtonLink to="/sign-in" search={{ to: pathname }}>
              {i18n._('Sign in')}
            </ButtonLink>
          )}
        </main>
      ) : (
        <>
          <DisplayHead view={view} updatedAt={bracket.dataUpdatedAt} isFailing={bracket.isError} />
          <main className="display-scene" key={rotation.scene.key} aria-label={rotation.scene.title || name}>
            <SceneView scene={rotation.scene} view={view} />
          </main>
          <DisplayFoot view={view} place={rotation.place} count={rotation.count} />
        </>
      )}
      {told !== undefined && <Announcement told={told} />}
      <DisplayControls
        back={`/tournaments/${id}`}
        isHeld={rotation.isHeld}
        onHold={rotation.setIsHeld}
        onTurn={rotation.turn}
        onScheme={turnColours}
        isScreenKept={isScreenKept}
      />
    </ForcedScheme>
  )
}
