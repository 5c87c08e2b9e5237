/** A team with very many messages, and a way to ask its server. */
import { once } from 'node:events'
import { Agent, request, type IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { createApiKey } from '../../server/team/api-keys.ts'
import type { RunningServer } from '../servers/spawn.ts'
import { fillConversations, type Conversations } from './fill-conversations.ts'
import { whatsappTeam } from './whatsapp-team.ts'
import type { Workplace } from './workplace.ts'

export interface TalkingTeam {
  readonly token: string
  /** Of a user, who does not see the chats of others. */
  readonly userToken: string
  readonly world: Conversations
  /** One request, from when it is sent to its last byte. Throws for anything but success. */
  ask(server: RunningServer, path: string, body: object, token?: string): Promise<Asked>
}

export interface Asked {
  readonly ms: number
  readonly data: unknown
  readonly meta: Readonly<Record<string, unknown>>
}

const people = 50
const kept = new Agent({ keepAlive: true })
const business = { accessToken: 'EAABENCH', appSecret: 'bench', wabaId: '211000000000001' }

export async function talkingTeam(workplace: Workplace, messages: number): Promise<TalkingTeam> {
  const phoneNumberId = `3110000${messages}`
  const team = await whatsappTeam(workplace, { ...business, phoneNumberIds: [phoneNumberId] })
  await workplace.importPeople(team, people)
  const { context } = workplace
  const { rows: users } = await context.database.pool.query<{ id: string }>(
    'select id from users where team_id = $1 and not is_service order by number',
    [team.id],
  )
  const userIds = users.map(({ id }) => id)
  const { secret: userToken } = await createApiKey(context, {
    teamId: team.id,
    name: 'Bench user',
    role: 'user',
    user: userIds[0],
  })
  const pluginId = team.plugin.id
  const world = await fillConversations(
    context.database,
    { id: team.id, pluginId, phoneNumberId, userIds },
    messages,
  )
  return {
    token: team.token,
    userToken,
    world,
    async ask(server, path, body, token = team.token) {
      const start = performance.now()
      const { status, text } = await post(`${server.origin}${path}`, token, JSON.stringify(body))
      const ms = performance.now() - start
      if (status !== 200) throw new Error(`${JSON.stringify(body)} was answered with ${status}: ${text}`)
      const { _data: data, _meta: meta } = JSON.parse(text) as { _data: unknown; _meta: Asked['meta'] }
      return { ms, data, meta }
    },
  }
}

// The streams of fetch take a millisecond or two for an answer, of the same cores that the server has.
async function post(url: string, token: string, body: string): Promise<{ status: number; text: string }> {
  const asked = request(url, {
    method: 'POST',
    agent: kept,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    },
  })
  asked.end(body)
  const [answer] = (await once(asked, 'response')) as [IncomingMessage]
  return { status: answer.statusCode ?? 0, text: (await buffer(answer)).toString() }
}
