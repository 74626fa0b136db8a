import type { Tournament, TournamentSettings, TournamentType } from '@gym-it/contracts'
import { EngineError } from '@gym-it/tournament-engine'
import { useMediaQuery } from '@mantine/hooks'
import { useMemo } from 'react'
import { engineWords } from '../engine-words.ts'
import { NamedMatches } from '../named-matches.tsx'
import { phone } from '../phone.ts'
import { bracketSections, type Section } from '../sections/bracket-sections.ts'
import { GroupTable } from '../sections/group-section.tsx'
import { RoundPages } from '../sections/round-pages.tsx'
import { Sections } from '../sections/section-view.tsx'
import './preview.css'
import { drawSummary } from './draw-summary.ts'
import { type PreviewEntry, PreviewTooLarge, previewDraw } from './preview-matches.ts'

export interface PreviewedBracketProps {
  readonly entries: readonly PreviewEntry[]
  readonly type: Exclude<TournamentType, 'leaderboard'>
  readonly settings: TournamentSettings
}

/** Beyond this a preview says nothing that its sum does not say. */
const mostShown = 300

function useDrawn({ entries, type, settings }: PreviewedBracketProps) {
  return useMemo(() => {
    try {
      return { drawn: previewDraw(entries, type, settings), problem: null }
    } catch (error) {
      if (error instanceof PreviewTooLarge) return { drawn: null, problem: error.message }
      if (error instanceof EngineError) return { drawn: null, problem: engineWords(error) }
      throw error
    }
  }, [entries, type, settings])
}

/** The bracket that a draw of these entries would give, or what keeps it from being drawn. */
export function PreviewedBracket(props: PreviewedBracketProps) {
  const { drawn, problem } = useDrawn(props)
  const isPhone = useMediaQuery(phone, false, { getInitialValueInEffect: false })
  const sections = useMemo(() => bracketSections(drawn?.matches ?? []), [drawn])
  if (drawn === null) {
    return (
      <p className="notice" role="status">
        {problem}
      </p>
    )
  }
  // Of a tournament these parts alone are looked at.
  const tournament = { format: drawn.format, settings: drawn.settings, status: 'active' } as Tournament
  const tableOf = (section: Section) =>
    section.kind === 'group' && <GroupTable section={section} standings={drawn.standings} tournament={tournament} />
  return (
    <NamedMatches matches={drawn.matches}>
      <p className="hint draw-summary figures" role="status">
        {drawSummary(drawn, props.entries.length)}
      </p>
      {drawn.matches.length <= mostShown && (
        <div className="preview">
          {isPhone ? (
            <RoundPages key={props.entries.length} sections={sections} renderAside={tableOf} />
          ) : (
            <Sections sections={sections} standings={drawn.standings} tournament={tournament} isPreview />
          )}
        </div>
      )}
    </NamedMatches>
  )
}
