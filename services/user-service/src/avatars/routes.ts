import { AppError, apiBase, getAvatar, removeAvatar, setAvatar } from '@gym-it/contracts'
import { expectedVersion, requireVersion, type Service } from '@gym-it/service-kit'
import { userChanged } from '../users/events.ts'
import { lockUser } from '../users/lock.ts'
import { userSeenBy } from '../users/rules.ts'
import { updateUser } from '../users/store.ts'
import { makePicture } from './picture.ts'
import * as store from './store.ts'

/** The tag in the address changes with the picture, so that browsers may keep what they have. */
const addressOf = (id: number, tag: string) => `${apiBase}${getAvatar.path.replace(':id', String(id))}?v=${tag}`
const longCache = 'public, max-age=604800, immutable'
const shortCache = 'public, max-age=60'

/** People's pictures. Anyone may see them, since brackets that anyone may watch show them. */
export function avatarRoutes({ route, sql }: Service): void {
  route(setAvatar, async ({ actor, body, request, change }) => {
    const picture = await makePicture(body)
    return change(async (tx, emit) => {
      requireVersion(expectedVersion(request), (await lockUser(tx, actor.id)).version)
      await store.saveAvatar(tx, actor.id, picture)
      const user = await updateUser(tx, actor.id, { avatar_url: addressOf(actor.id, picture.tag) })
      emit(userChanged('user.updated', user))
      return userSeenBy('self', user, new Date())
    })
  })

  route(removeAvatar, ({ actor, request, change }) =>
    change(async (tx, emit) => {
      const before = await lockUser(tx, actor.id)
      requireVersion(expectedVersion(request), before.version)
      if (before.avatar_url === null) return userSeenBy('self', before, new Date())
      await store.deleteAvatar(tx, actor.id)
      const user = await updateUser(tx, actor.id, { avatar_url: null })
      emit(userChanged('user.updated', user))
      return userSeenBy('self', user, new Date())
    }),
  )

  route(getAvatar, async ({ params, query, reply }) => {
    const avatar = await store.findAvatar(sql, params.id)
    if (!avatar) throw new AppError('AVATAR_UNKNOWN', 'This person has no picture.')
    reply.header('etag', `"${avatar.tag}"`)
    reply.header('cache-control', query.v === avatar.tag ? longCache : shortCache)
    return avatar.image
  })
}
