/** `action=get_users`: all people of the team, whole. */
import type { FastifyReply } from 'fastify'
import type { Settings } from '../../config/settings.ts'
import type { PeopleBodies } from '../../http/people-body.ts'
import type { ActorTeam } from '../../team/actor.ts'
import type { User } from '../../team/user.ts'
import { userPresenter } from './present.ts'

export interface GetUsersContext {
  readonly settings: Pick<Settings, 'WORKSECTION_ROLE_CASE'>
  readonly peopleBodies: PeopleBodies
  readonly publicUrl: () => string
}

export function sendUsers(
  { settings, peopleBodies, publicUrl }: GetUsersContext,
  team: ActorTeam,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const present = userPresenter({ team, publicUrl: publicUrl(), roleCase: settings.WORKSECTION_ROLE_CASE })
  const writer = {
    view: 'worksection',
    head: '{"status":"ok","data":[',
    tail: ']}',
    write: (user: User) => JSON.stringify(present(user)),
  }
  return peopleBodies.send(reply, team.id, team.peopleVersion, writer, () => undefined)
}
