import type { Match } from '@gym-it/contracts'
import { Button, CloseButton, Group, Text, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { i18n } from '../../../lib/i18n.ts'
import { type GameDraft, gameOf } from './result-draft.ts'
import { gamesShown, type ResultRules } from './result-rules.ts'

interface GameFieldsProps {
  readonly match: Match
  readonly rules: ResultRules
  readonly games: readonly GameDraft[]
  readonly onChange: (games: readonly GameDraft[]) => void
}

const mostGames = 99

/** As many games as the rules ask for; where they ask for none, one and a way to add more. */
function padded(games: readonly GameDraft[], bestOf: number | null): readonly GameDraft[] {
  const wanted = bestOf === null ? 1 : gamesShown(bestOf, games.map(gameOf))
  const nextKey = Math.max(-1, ...games.map(game => game.key)) + 1
  const missing = Math.max(0, wanted - games.length)
  return [...games, ...Array.from({ length: missing }, (_, index) => ({ key: nextKey + index, p1: '', p2: '' }))]
}

/** "best of 3, games to 11, 2 ahead" */
function ruleText({ best_of, game_to, game_margin, game_cap }: ResultRules): string {
  const parts = [
    best_of === null ? '' : i18n._('best of {games}', { games: best_of }),
    game_to === null ? '' : i18n._('games to {points}', { points: game_to }),
    game_to === null || game_margin === 1 ? '' : i18n._('{points} ahead', { points: game_margin }),
    game_cap === null ? '' : i18n._('at most {points}', { points: game_cap }),
  ].filter(Boolean)
  return parts.join(', ') || i18n._('if you keep one')
}

/** The score, if anyone kept it: one game, or one line for each set. */
export function GameFields({ match, rules, games, onChange }: GameFieldsProps) {
  const shown = padded(games, rules.best_of)
  const change = (key: number, part: Partial<GameDraft>) =>
    onChange(shown.map(game => (game.key === key ? { ...game, ...part } : game)))
  const field = (game: GameDraft, side: 'p1' | 'p2', name: string | undefined, number: number) => (
    <TextInput
      aria-label={
        shown.length > 1
          ? i18n._('Score of {name}, game {number}', { name, number })
          : i18n._('Score of {name}', { name })
      }
      inputMode="numeric"
      autoComplete="off"
      maxLength={5}
      size="md"
      className="game-field"
      value={game[side]}
      onChange={event => change(game.key, { [side]: event.currentTarget.value })}
    />
  )
  return (
    <fieldset className="games">
      <legend>
        {i18n._('Score')} <span className="quiet">{ruleText(rules)}</span>
      </legend>
      {/* Which side is whose; those who listen hear it with each field. */}
      <Group gap="xs" wrap="nowrap" className="games-names" aria-hidden="true">
        <span className="game-name" dir="auto">
          {match.participant1?.name}
        </span>
        <Text fw={750} span className="games-gap">
          :
        </Text>
        <span className="game-name" dir="auto">
          {match.participant2?.name}
        </span>
      </Group>
      {shown.map((game, index) => {
        const number = index + 1
        return (
          <Group key={game.key} gap="xs" wrap="nowrap" className="game">
            {field(game, 'p1', match.participant1?.name, number)}
            <Text fw={750} aria-hidden="true">
              :
            </Text>
            {field(game, 'p2', match.participant2?.name, number)}
            {shown.length > 1 && rules.best_of === null && (
              <CloseButton
                aria-label={i18n._('Remove game {number}', { number })}
                onClick={() => onChange(shown.filter(one => one !== game))}
              />
            )}
          </Group>
        )
      })}
      {rules.best_of === null && shown.length < mostGames && (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={16} />}
          onClick={() => onChange([...shown, { key: Math.max(...shown.map(game => game.key)) + 1, p1: '', p2: '' }])}
        >
          {i18n._('Another game or set')}
        </Button>
      )}
    </fieldset>
  )
}
