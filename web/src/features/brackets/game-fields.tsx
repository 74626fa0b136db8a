import type { Match } from '@gym-it/contracts'
import { Button, CloseButton, Group, Text, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { GameDraft } from './result-draft.ts'

interface GameFieldsProps {
  readonly match: Match
  readonly games: readonly GameDraft[]
  readonly onChange: (games: readonly GameDraft[]) => void
}

const mostGames = 99

/** The score, if anyone kept it: one game, or one line for each set. */
export function GameFields({ match, games, onChange }: GameFieldsProps) {
  const shown = games.length > 0 ? games : [{ key: 0, p1: '', p2: '' }]
  const nextKey = Math.max(...shown.map(game => game.key)) + 1
  const change = (key: number, part: Partial<GameDraft>) =>
    onChange(shown.map(game => (game.key === key ? { ...game, ...part } : game)))
  const field = (game: GameDraft, side: 'p1' | 'p2', name: string | undefined, place: string) => (
    <TextInput
      aria-label={`Score of ${name}${place}`}
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
        Score <span className="quiet">if you keep it</span>
      </legend>
      {shown.map((game, index) => {
        const place = shown.length > 1 ? `, game ${index + 1}` : ''
        return (
          <Group key={game.key} gap="xs" wrap="nowrap" className="game">
            {field(game, 'p1', match.participant1?.name, place)}
            <Text fw={750} aria-hidden="true">
              :
            </Text>
            {field(game, 'p2', match.participant2?.name, place)}
            {shown.length > 1 && (
              <CloseButton
                aria-label={`Remove game ${index + 1}`}
                onClick={() => onChange(shown.filter(one => one !== game))}
              />
            )}
          </Group>
        )
      })}
      {shown.length < mostGames && (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={16} />}
          onClick={() => onChange([...shown, { key: nextKey, p1: '', p2: '' }])}
        >
          Another game or set
        </Button>
      )}
    </fieldset>
  )
}
