/** The skills of users: chats that need one are given to those who have it. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { changeSkills, skillsOf } from '../../../messaging/desk/skills.ts'
import { actorOf } from '../bearer.ts'
import { answer } from '../envelope.ts'
import { described, reading, writing, type DeskRoutesContext } from './common.ts'
import * as schema from './schema.ts'

const skills = Type.Array(schema.SkillType)
const shown = ({ id, shortId, name }: { id: string; shortId: string; name: string }) => ({
  id,
  shortId,
  name,
})

export const skillRoutes =
  (context: DeskRoutesContext): FastifyPluginAsyncTypebox =>
  (app) => {
    app.get(
      '/user/:userId/skill',
      {
        ...reading(context),
        schema: {
          ...described('List the skills of a user', 'Skill types that the user has.', skills),
          params: schema.OfUser,
        },
      },
      async (request) =>
        answer((await skillsOf(context, actorOf(request).team.id, request.params.userId)).map(shown)),
    )
    app.put(
      '/user/:userId/skill',
      {
        ...writing(context),
        schema: {
          ...described(
            'Set the skills of a user',
            'Replaces all of them. For keys of an admin or a manager.',
            skills,
            [413, 415],
          ),
          params: schema.OfUser,
          body: schema.SkillsChange,
        },
      },
      async (request) => {
        const { userId } = request.params
        return answer((await changeSkills(context, actorOf(request), userId, request.body)).map(shown))
      },
    )
    return Promise.resolve()
  }
