import type { TournamentType } from '@gym-it/contracts'
import { ChoiceCards } from '../../../ui/choice-cards.tsx'
import { FormatPicture } from './format-picture.tsx'

const words: readonly (readonly [TournamentType, title: string, text: string])[] = [
  ['single_elimination', 'Single elimination', 'Whoever loses is out.'],
  ['double_elimination', 'Double elimination', 'Out after the second loss.'],
  ['round_robin', 'Round robin', 'Everybody plays everybody.'],
  ['groups_knockout', 'Groups, then knockout', 'The best of each group go on.'],
  ['swiss', 'Swiss system', 'Few rounds, always against equals.'],
  ['repechage', 'Repechage', 'A knockout with two bronzes: some losers come back.'],
  ['leaderboard', 'Leaderboard', 'Workouts for time, reps or weight.'],
  ['by_size', 'Choose for me', 'By how many come on the day.'],
]

/** The formats as cards, each with a drawing and a sentence. */
export function FormatChoices(props: { value: TournamentType; onChange: (type: TournamentType) => void }) {
  return (
    <ChoiceCards
      label="What is played?"
      look="gallery"
      choices={words.map(([value, title, text]) => ({ value, title, text, picture: <FormatPicture type={value} /> }))}
      {...props}
    />
  )
}
