import type { Queryable, Transaction } from '@gym-it/service-kit'
import type { Picture } from './picture.ts'

export async function saveAvatar(tx: Transaction, user_id: number, { image, tag }: Picture): Promise<void> {
  const avatar = { user_id, image, tag }
  await tx`insert into avatars ${tx(avatar)} on conflict (user_id) do update set ${tx(avatar)}`
}

export async function deleteAvatar(tx: Transaction, userId: number): Promise<void> {
  await tx`delete from avatars where user_id = ${userId}`
}

export async function findAvatar(sql: Queryable, userId: number): Promise<Picture | undefined> {
  const [row] = await sql<Picture[]>`select image, tag from avatars where user_id = ${userId}`
  return row
}
