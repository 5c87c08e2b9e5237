/** Use cases about skills: which skill types a user has. Chats that need one go to those who have it. */
import { appendEvents } from '../../events/append.ts'
import { isUuid } from '../../lib/uuid.ts'
import { didYouMean } from '../../lib/nearest.ts'
import { itemsOf } from '../../records/define/items.ts'
import type { ConfigItem } from '../../records/procedure.ts'
import type { Actor } from '../../team/actor.ts'
import { userNotFound } from '../../team/users.ts'
import { assertMaySetUpDesk, type DeskContext } from './desk-access.ts'
import { fieldsOf, refuse, required } from './read-body.ts'
import { knownBy } from './read-rules.ts'
import { skillsStore } from './skills.store.ts'

type Maker = Pick<Actor, 'team' | 'userId' | 'roleType'>

const mostSkills = 200

/** Throws `not_found` user_not_found. */
export async function skillsOf(
  { database, configs }: DeskContext,
  teamId: string,
  userId: string,
): Promise<ConfigItem[]> {
  const ids = isUuid(userId) ? await skillsStore(database).ofUser(teamId, userId) : undefined
  if (ids === undefined) throw userNotFound()
  return itemsOf(await configs.now(teamId), 'skill_type').filter(({ id }) => ids.includes(id))
}

/** Replaces all of them. Throws `forbidden`, `not_found` user_not_found, `invalid` with every fault. */
export async function changeSkills(
  context: DeskContext,
  actor: Maker,
  userId: string,
  body: unknown,
): Promise<ConfigItem[]> {
  assertMaySetUpDesk(actor, 'skills of users')
  const teamId = actor.team.id
  const fields = fieldsOf(body, 'the skills of a user', ['skills'])
  required(fields, 'skills')
  const items = itemsOf(await context.configs.now(teamId), 'skill_type')
  const known = knownBy(items, ({ shortId }) => shortId)
  const names = items.map(({ shortId }) => shortId)
  const skills = (fields.texts('skills', mostSkills) ?? []).flatMap((text) => {
    const id = known.get(text.trim().toLowerCase())
    if (id !== undefined) return [id]
    fields.fault(
      'skills',
      () =>
        `must be ids or short ids of skill types, and "${text.slice(0, 80)}" is none.${didYouMean(text, names)}`,
    )
    return []
  })
  const now = context.clock()
  await context.database.write(async (session) => {
    const store = skillsStore(session)
    const present = isUuid(userId) ? await store.lockUser(teamId, userId) : undefined
    if (present === undefined) throw userNotFound()
    refuse(fields)
    const wanted = [...new Set(skills)].sort()
    if (String(wanted) === String(present)) return
    await store.replace(teamId, userId, wanted)
    await appendEvents(session, [
      {
        teamId,
        at: now,
        type: 'user.updated',
        subjectId: userId,
        madeBy: actor.userId,
        payload: { id: userId.toLowerCase(), skills: wanted, changed: ['skills'] },
      },
    ])
  })
  return items.filter(({ id }) => skills.includes(id))
}
