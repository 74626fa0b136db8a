import { type Invitation, revokeInvitation } from '@gym-it/contracts'
import { Button, Skeleton, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../lib/call.ts'
import { formatMoment } from '../../lib/dates.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { ShowMore } from '../../ui/show-more.tsx'
import { headingName } from '../users/heading-name.ts'
import { roleName } from '../users/role-name.ts'
import './auth.css'
import '../users/users.css'
import { i18n } from '../../lib/i18n.ts'
import { InvitationForm, type NewInvitation } from './invitation-form.tsx'
import { refetchInvitations, useInvitations } from './invitations-query.ts'
import { MadeInvitation } from './made-invitation.tsx'
import { RequireRole } from './require-role.tsx'
import { Said } from './said.tsx'

/** Links with which people register without approval. */
export function InvitationsPage() {
  return (
    <Page
      title={i18n._('Invitations')}
      lead={i18n._('Whoever opens such a link can register without waiting for approval.')}
      above={
        <div className="page-above">
          <Link to="/people">{i18n._('People')}</Link>
        </div>
      }
    >
      <RequireRole atLeast="admin">
        <div className="invitations">
          <NewInvitationPanel />
          <OpenInvitations />
        </div>
      </RequireRole>
    </Page>
  )
}

function NewInvitationPanel() {
  const [made, setMade] = useState<NewInvitation | null>(null)
  return (
    <section className="panel" aria-labelledby="new-invitation-title">
      <Title order={2} mb="md" id="new-invitation-title">
        {made === null ? i18n._('New invitation') : i18n._('Your link')}
      </Title>
      {made === null ? (
        <InvitationForm
          onMade={async next => {
            setMade(next)
            await refetchInvitations()
          }}
        />
      ) : (
        <MadeInvitation made={made} onDone={() => setMade(null)} />
      )}
    </section>
  )
}

/** Whom it is for; where nobody said so, as what they register. */
const nameOf = ({ note, role }: Invitation) =>
  headingName(note ?? '') || i18n._('{role, select, trainer {a trainer} other {a member}}', { role })

const columnsWith = (onWithdraw: (invitation: Invitation) => void): readonly Column<Invitation>[] => [
  {
    header: i18n._('For whom'),
    cell: invitation => (
      <>
        <div className="clip-long standing-name" dir="auto">
          {invitation.note || i18n._('Not said')}
        </div>
        <div className="narrow-only quiet">
          {i18n._('{role}, {left} left, until {until}', {
            role: roleName(invitation.role),
            left: invitation.uses_left,
            until: formatMoment(invitation.expires_at),
          })}
        </div>
      </>
    ),
  },
  { header: i18n._('Role'), wideOnly: true, cell: ({ role }) => <span className="role-name">{roleName(role)}</span> },
  { header: i18n._('Places left'), numeric: true, wideOnly: true, cell: ({ uses_left }) => uses_left },
  { header: i18n._('Until'), wideOnly: true, cell: ({ expires_at }) => formatMoment(expires_at) },
  {
    header: i18n._('Actions'),
    isHeaderHidden: true,
    cell: invitation => (
      <Button
        size="xs"
        variant="default"
        aria-label={i18n._('Withdraw the invitation for {whom}', { whom: nameOf(invitation) })}
        onClick={() => onWithdraw(invitation)}
      >
        {i18n._('Withdraw…')}
      </Button>
    ),
  },
]

function OpenInvitations() {
  const open = useInvitations()
  const [withdrawing, setWithdrawing] = useState<Invitation | null>(null)
  // A word of its own: while the dialog fades it still says what was asked.
  const [isAsking, setAsking] = useState(false)
  const ask = (invitation: Invitation) => {
    setWithdrawing(invitation)
    setAsking(true)
  }
  const [said, setSaid] = useState('')
  const rows = open.data?.pages.flatMap(page => page.invitations) ?? []
  const withdraw = async () => {
    if (withdrawing === null) return
    await call(revokeInvitation, { params: { id: withdrawing.id } })
    await refetchInvitations()
    setSaid(i18n._('The invitation for {whom} is withdrawn.', { whom: nameOf(withdrawing) }))
  }
  return (
    <section aria-labelledby="open-invitations-title">
      <Title order={2} mb="md" id="open-invitations-title">
        {i18n._('Still open')}
      </Title>
      <Said text={said} isHeld={isAsking} />
      <ProblemNote error={open.error} onRetry={() => void open.refetch()} />
      {open.isPending && <Skeleton height={160} radius="lg" />}
      {open.isSuccess && rows.length === 0 && (
        <div className="panel">
          <EmptyState title={i18n._('No open invitations')}>
            {i18n._('Make a link and hand it on. It stands here until it is used up, withdrawn, or too old.')}
          </EmptyState>
        </div>
      )}
      {rows.length > 0 && (
        <DataTable
          caption={i18n._('Open invitations')}
          columns={columnsWith(ask)}
          rows={rows}
          rowKey={invitation => invitation.id}
        />
      )}
      <ShowMore pages={open} />
      <ConfirmDialog
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={withdrawing ? i18n._('Withdraw the invitation for {whom}?', { whom: nameOf(withdrawing) }) : ''}
        confirmLabel={i18n._('Withdraw the invitation')}
        danger
        onConfirm={withdraw}
      >
        <Text>{i18n._('Its link stops working at once. Those who registered with it stay.')}</Text>
      </ConfirmDialog>
    </section>
  )
}
