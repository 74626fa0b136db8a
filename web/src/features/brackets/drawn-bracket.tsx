import type { BracketView, Match } from '@gym-it/contracts'
import { useMediaQuery } from '@mantine/hooks'
import { memo, useCallback, useEffect, useMemo, useState } from 'react'
import { i18n } from '../../lib/i18n.ts'
import { useLanguage } from '../../lib/use-language.ts'
import { whenIdle } from '../../lib/when-idle.ts'
import { lazyAside, lazyDialog, lazyPart } from '../../ui/lazy-part.tsx'
import { wantsStillness } from '../../ui/wants-stillness.ts'
import { LatestStrip } from '../play/latest-strip.tsx'
import './bracket-tab.css'
import { ResultAnnouncer } from './live/result-announcer.tsx'
import { NamedMatches } from './named-matches.tsx'
import { phone } from './phone.ts'
import { PersonSearch } from './search/person-search.tsx'
import { bracketSections, type Round, type Section } from './sections/bracket-sections.ts'
import { GroupTable } from './sections/group-section.tsx'
import { RoundPages } from './sections/round-pages.tsx'
import { PrintButton } from './sheet/print-button.tsx'
import { SheetTitle } from './sheet/sheet-title.ts'

const Sections = lazyPart(
  () => import('./sections/section-view.tsx').then(module => module.Sections),
  'bracket-awaited',
)
// A phone begins with a list of rounds; elsewhere the trees are what is seen first.
if (!matchMedia(phone).matches) void Sections.preload()

const Podium = lazyPart(() => import('./standings/podium.tsx').then(module => module.Podium))
const ResultDialog = lazyDialog(() => import('./results/result-dialog.tsx').then(module => module.ResultDialog))
const WhyPairings = lazyAside(() => import('./rounds/why-pairings.tsx').then(module => module.WhyPairings))
const RoundPairing = lazyPart(() => import('./rounds/round-pairing.tsx').then(module => module.RoundPairing))

/** From here on it pays to look for a name instead of reading. */
const searchFrom = 12

/** The match whose dialog is open until its card shows this version: closed before, it would invite a second tap. */
interface Asked {
  readonly id: number
  readonly until: number
}

interface DrawnBracketProps {
  readonly view: BracketView
  /** Whether results can be recorded here. */
  readonly isTrainer: boolean
}

/** A bracket with matches: everything that is played, as one page, or on a phone a round at a time. */
export const DrawnBracket = memo(function DrawnBracket({ view, isTrainer }: DrawnBracketProps) {
  useLanguage()
  const { tournament, bracket, participants, standings, rounds } = view
  const isPhone = useMediaQuery(phone, false, { getInitialValueInEffect: false })
  const [asked, setAsked] = useState<Asked>()
  const [chosen, setChosen] = useState<number>()
  const [wantsWhole, setWantsWhole] = useState(false)
  const sections = useMemo(() => bracketSections(bracket), [bracket])
  const trees = sections.filter(section => section.kind === 'tree')
  const found = useMemo(() => (chosen === undefined ? undefined : new Set([chosen])), [chosen])
  useScrollTo(found, bracket)

  // The same function always: a new one would draw all cards anew with every result.
  const open = useCallback(({ id }: Match) => setAsked({ id, until: Number.POSITIVE_INFINITY }), [])
  const canReport =
    isTrainer && !tournament.is_paused && (tournament.status === 'active' || tournament.status === 'completed')
  useEffect(() => {
    if (canReport) void whenIdle().then(ResultDialog.preload)
  }, [canReport])
  const shown = { found, onOpen: canReport ? open : undefined }
  const opened = bracket.find(({ id, version }) => id === asked?.id && version < asked.until)
  // A save that ends after its dialog was left must not close the one that is open now.
  const close = (id: number, until = 0) => setAsked(now => (now?.id === id ? { id, until } : now))
  const tableOf = (section: Section) =>
    section.kind === 'group' && <GroupTable section={section} standings={standings} tournament={tournament} />
  const reasonsOf = (section: Section, { round }: Round) =>
    section.kind === 'swiss' && <WhyPairings key={round} matches={section.matches} round={round} />
  const isSearched = participants.length >= searchFrom
  const hasChoice = isPhone && trees.length > 0
  // A tree that stands on a canvas is printed from there.
  const isPrintable = isPhone || trees.length < sections.length
  return (
    <NamedMatches matches={bracket}>
      {tournament.status === 'completed' && <Podium standings={standings} />}
      {tournament.is_paused && tournament.status === 'active' && (
        <p className="notice">
          {isTrainer
            ? i18n._('Paused. Results can be recorded again after “Resume”.')
            : i18n._('Paused. Play goes on when the trainer resumes it.')}
        </p>
      )}
      {tournament.status === 'active' && <LatestStrip matches={bracket} />}
      {rounds !== null && <RoundPairing view={view} rounds={rounds} />}
      {(isSearched || canReport || isPrintable) && (
        <div className="bracket-tools">
          {hasChoice && <WholeOrRounds isWhole={wantsWhole} onChange={setWantsWhole} />}
          {canReport && (
            <p className="hint">
              {tournament.status === 'completed'
                ? i18n._('Tap a match to correct its result.')
                : i18n._('Tap a match to record its result.')}
            </p>
          )}
          {isPrintable && <PrintButton view={view} />}
          {isSearched && <PersonSearch participants={participants} chosen={chosen} onChoose={setChosen} />}
        </div>
      )}
      {isPhone && !(wantsWhole && hasChoice) ? (
        <RoundPages sections={sections} renderAside={tableOf} renderBelow={reasonsOf} {...shown} />
      ) : (
        <SheetTitle value={tournament.name}>
          <Sections sections={isPhone ? trees : sections} standings={standings} tournament={tournament} {...shown} />
        </SheetTitle>
      )}
      {opened && <ResultDialog key={opened.id} match={opened} view={view} onClose={until => close(opened.id, until)} />}
      <ResultAnnouncer matches={bracket} />
    </NamedMatches>
  )
})

interface WholeOrRoundsProps {
  readonly isWhole: boolean
  readonly onChange: (isWhole: boolean) => void
}

/** On a phone: a round at a time, or the whole tree. */
function WholeOrRounds({ isWhole, onChange }: WholeOrRoundsProps) {
  return (
    <div className="round-picker whole-or-rounds">
      <button type="button" aria-pressed={!isWhole} onClick={() => onChange(false)}>
        {i18n._('Round by round')}
      </button>
      <button type="button" aria-pressed={isWhole} onClick={() => onChange(true)}>
        {i18n._('Whole bracket')}
      </button>
    </div>
  )
}

/** Brings the last match of somebody into view; within a tree the canvas does the rest. */
function useScrollTo(people: ReadonlySet<number> | undefined, bracket: readonly Match[]): void {
  const isIn = ({ participant1, participant2 }: Match) =>
    (participant1 !== null && people?.has(participant1.id) === true) ||
    (participant2 !== null && people?.has(participant2.id) === true)
  const last = people && bracket.findLast(one => isIn(one) && one.status !== 'bye')?.id
  // biome-ignore lint/correctness/useExhaustiveDependencies: another match of the same person must not move the page
  useEffect(() => {
    const card = last === undefined ? null : document.getElementById(`match-${last}`)
    const stage = card?.closest('.tree-stage')
    const behavior = wantsStillness() ? 'instant' : 'smooth'
    if (stage) stage.scrollIntoView({ block: 'nearest', behavior })
    else card?.scrollIntoView({ block: 'center', inline: 'center', behavior })
  }, [people])
}
