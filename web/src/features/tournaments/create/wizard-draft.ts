import type { Tournament, TournamentType } from '@gym-it/contracts'
import { today } from '../../../lib/dates.ts'
import type { PasteDraft } from '../../participants/paste-entries.ts'
import type { Attempt } from './attempt.ts'
import type { Basics } from './basics.ts'
import { freshSettings, type SettingsDraft } from './settings-draft.ts'

/** All that is said in the three steps of a new tournament. */
export interface WizardDraft {
  /** From 0. */
  readonly step: number
  readonly type: TournamentType
  readonly basics: Basics
  readonly settings: SettingsDraft
  readonly paste: PasteDraft
  /** How the draw orders the names. */
  readonly order: Tournament['settings']
  readonly attempt: Attempt | null
}

export const freshWizard = (): WizardDraft => ({
  step: 0,
  type: 'single_elimination',
  basics: { name: '', start_date: today(), max_participants: 16, visibility: 'public', registration_deadline: '' },
  settings: freshSettings,
  paste: { text: '' },
  order: {},
  attempt: null,
})
