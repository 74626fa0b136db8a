import type { TournamentType } from '@gym-it/contracts'
import { i18n } from '../../../lib/i18n.ts'
import { ChoiceCards } from '../../../ui/choice-cards.tsx'
import { FormatPicture } from './format-picture.tsx'

const words: readonly (readonly [TournamentType, title: string, text: string])[] = [
  ['single_elimination', /*i18n*/ 'Single elimination', /*i18n*/ 'Whoever loses is out.'],
  ['double_elimination', /*i18n*/ 'Double elimination', /*i18n*/ 'Out after the second loss.'],
  ['round_robin', /*i18n*/ 'Round robin', /*i18n*/ 'Everybody plays everybody.'],
  ['groups_knockout', /*i18n*/ 'Groups, then knockout', /*i18n*/ 'The best of each group go on.'],
  ['swiss', /*i18n*/ 'Swiss system', /*i18n*/ 'Few rounds, always against equals.'],
  ['repechage', /*i18n*/ 'Repechage', /*i18n*/ 'A knockout with two bronzes: some losers come back.'],
  ['leaderboard', /*i18n*/ 'Leaderboard', /*i18n*/ 'Workouts for time, reps or weight.'],
  ['by_size', /*i18n*/ 'Choose for me', /*i18n*/ 'By how many come on the day.'],
]

/** The formats as cards, each with a drawing and a sentence. */
export function FormatChoices(props: { value: TournamentType; onChange: (type: TournamentType) => void }) {
  return (
    <ChoiceCards
      label={i18n._('What is played?')}
      look="gallery"
      choices={words.map(([value, title, text]) => ({
        value,
        title: i18n._(title),
        text: i18n._(text),
        picture: <FormatPicture type={value} />,
      }))}
      {...props}
    />
  )
}
