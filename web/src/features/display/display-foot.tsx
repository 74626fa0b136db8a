import type { BracketView } from '@gym-it/contracts'
import { i18n } from '../../lib/i18n.ts'
import { QrCode } from '../../ui/qr-code.tsx'
import { labelText } from '../brackets/match/label-text.ts'
import { latestResults } from '../play/progress.ts'
import { readable, tournamentAddress } from '../share/addresses.ts'
import { useReachableOrigin } from '../share/reachable-origin.ts'
import { ResultLine } from './result-line.tsx'

interface FootProps {
  readonly view: BracketView
  readonly place: number
  readonly count: number
}

/** The latest result, where in the pages this one is, and how to follow on one's own phone. */
export function DisplayFoot({ view, place, count }: FootProps) {
  const [latest] = latestResults(view.bracket, 1)
  const { origin, isOnlyHere } = useReachableOrigin()
  const address = tournamentAddress(origin, view.tournament.id)
  const pages = Array.from({ length: count }, (_, index) => index)
  return (
    <footer className="display-foot">
      <div className="display-latest">
        {latest && view.tournament.status === 'active' && (
          // A new one is drawn anew, so that it lights up once.
          <p key={`${latest.id} ${latest.version}`}>
            <span className="display-label">{i18n._('Latest · {match}', { match: labelText(latest.label) })}</span>
            <ResultLine match={latest} />
          </p>
        )}
        {count > 1 && (
          <div className="display-pages" aria-hidden="true">
            {pages.map(page => (
              <span key={page} data-current={page === place || undefined} />
            ))}
          </div>
        )}
      </div>
      <div className="display-follow">
        <p>
          <span className="display-label">
            {isOnlyHere ? i18n._('Only on this computer') : i18n._('Follow on your phone')}
          </span>
          <span className="display-address">{readable(address)}</span>
        </p>
        {!isOnlyHere && <QrCode text={address} label={i18n._("QR code of this tournament's page")} />}
      </div>
    </footer>
  )
}
