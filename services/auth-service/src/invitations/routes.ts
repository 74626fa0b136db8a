import { AppError, createInvitation, listInvitations, revokeInvitation } from '@gym-it/contracts'
import { type Service, setNextPage } from '@gym-it/service-kit'
import type { Links } from '../links.ts'
import { hashSecret, newSecret } from '../secret-text.ts'
import { invitationCreated, invitationRevoked } from './events.ts'
import { invitationView } from './rules.ts'
import { deleteInvitation, insertInvitation, listUsable } from './store.ts'

const dayMs = 86_400_000
const unknownInvitation = () => new AppError('INVITATION_UNKNOWN', 'There is no such invitation.')

export function invitationRoutes(service: Service, links: Links): void {
  const { route, sql } = service

  route(createInvitation, async ({ body, actor, change }) => {
    const { role, note = '', uses = 1, days = 7 } = body
    const token = newSecret()
    const invitation = await change(async (tx, emit) => {
      const row = await insertInvitation(tx, {
        token_hash: hashSecret(token),
        role,
        note: note.trim(),
        uses_left: uses,
        expires_at: new Date(Date.now() + days * dayMs).toISOString(),
        created_by: actor.id,
      })
      if (!row) throw unknownInvitation()
      const made = invitationView(row)
      emit(invitationCreated(made))
      return made
    })
    return { invitation, token, link: links.register(token) }
  })

  route(listInvitations, async ({ query, reply }) => {
    const rows = await listUsable(sql, query.limit + 1, query.cursor)
    const invitations = rows.slice(0, query.limit).map(invitationView)
    const next_cursor = rows.length > query.limit ? (invitations.at(-1)?.id ?? null) : null
    if (next_cursor !== null) setNextPage(reply, listInvitations.path, query, next_cursor)
    return { invitations, next_cursor }
  })

  route(revokeInvitation, async ({ params, change }) =>
    change(async (tx, emit) => {
      if (!(await deleteInvitation(tx, params.id))) throw unknownInvitation()
      emit(invitationRevoked(params.id))
      return { detail: 'Invitation withdrawn' }
    }),
  )
}
