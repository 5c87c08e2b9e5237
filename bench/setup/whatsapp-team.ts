/** A team with plugins for the numbers of a business, whose Graph is wherever the server's GRAPH_URL says. */
import { newId } from '../../server/lib/uuid.ts'
import { secretOwner } from '../../server/messaging/plugins/connections.ts'
import { pluginsStore } from '../../server/messaging/plugins/plugins.store.ts'
import { createApiKey } from '../../server/team/api-keys.ts'
import type { FilledTeam, Workplace } from './workplace.ts'

export interface BenchPlugin {
  readonly id: string
  readonly verifyToken: string
}

export interface BenchBusiness {
  readonly accessToken: string
  readonly appSecret: string
  readonly wabaId: string
  readonly phoneNumberIds: readonly string[]
}

export interface WhatsappTeam extends FilledTeam {
  readonly plugin: BenchPlugin
}

const verifyToken = 'a verify token for measurements'

export async function whatsappTeam(
  { context, ...workplace }: Workplace,
  business: BenchBusiness,
): Promise<WhatsappTeam> {
  const team = await workplace.emptyTeam()
  const { secret: token } = await createApiKey(context, { teamId: team.id, name: 'Bench', role: 'admin' })
  const [id, now] = [newId(), context.clock()]
  const seal = (plain: string, secret: Parameters<typeof secretOwner>[1]): Buffer =>
    context.secrets.seal(plain, secretOwner(id, secret))
  await context.database.write(async (session) => {
    const plugins = pluginsStore(session)
    await plugins.insert({
      teamId: team.id,
      id,
      createdAt: now,
      createdBy: newId(),
      name: 'WhatsApp',
      isSandbox: false,
      appId: null,
      accessToken: seal(business.accessToken, 'access_token'),
      appSecret: seal(business.appSecret, 'app_secret'),
      verifyToken: seal(verifyToken, 'verify_token'),
      config: {},
    })
    await plugins.insertWaba(team.id, id, business.wabaId, now)
    for (const number of business.phoneNumberIds)
      await plugins.insertNumber(
        team.id,
        id,
        { id: number, wabaId: business.wabaId, displayPhoneNumber: '+1 555-010-0200' },
        now,
      )
  })
  return { ...team, token, plugin: { id, verifyToken } }
}

/** Text messages to so many different people: to one person only a few may be sent in a row. */
export function textMessages(people: number): string[] {
  return Array.from({ length: people }, (_, index) =>
    JSON.stringify({
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      to: String(15_550_200_000 + index),
      type: 'text',
      text: { body: `Your parcel ${index} leaves at nine.` },
    }),
  )
}
