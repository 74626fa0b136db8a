import { useMediaQuery } from '@mantine/hooks'
import { useMemo } from 'react'
import { BracketTree } from './bracket-tree.tsx'
import { phone } from './phone.ts'
import { previewMatches } from './preview-matches.ts'
import { RoundPages } from './round-pages.tsx'

/** The bracket that a draw of these names would give. */
export function PreviewedBracket({ names, thirdPlace }: { names: readonly string[]; thirdPlace: boolean }) {
  const isPhone = useMediaQuery(phone, false, { getInitialValueInEffect: false })
  const matches = useMemo(() => previewMatches(names, thirdPlace), [names, thirdPlace])
  return isPhone ? <RoundPages key={names.length} matches={matches} /> : <BracketTree matches={matches} />
}
