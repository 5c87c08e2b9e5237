/** A plugin as an actor may see it: how it is set up is shown to admins only. */
import { deliveryUrlOf, type PluginDetails } from '../../../messaging/plugins/plugins.ts'
import { verifySecretsOf } from '../../../messaging/plugins/verify-secrets.ts'
import type { ConnectContext } from '../../../messaging/plugins/connect.ts'
import type { Actor } from '../../../team/actor.ts'
import { presentPlugin } from './present.ts'

export async function shownPlugin(
  context: ConnectContext,
  actor: Pick<Actor, 'roleType'>,
  details: PluginDetails,
): Promise<ReturnType<typeof presentPlugin>> {
  const { id } = details.plugin
  const isAdmin = actor.roleType === 'admin'
  const secrets = isAdmin ? await verifySecretsOf(context, id) : undefined
  return presentPlugin(
    details,
    { url: deliveryUrlOf(context, details.plugin), verifyToken: secrets?.verifyToken },
    isAdmin,
  )
}

/** As part of a list: without verify tokens, each of which would have to be read. */
export function listedPlugin(
  context: ConnectContext,
  actor: Pick<Actor, 'roleType'>,
  details: PluginDetails,
): ReturnType<typeof presentPlugin> {
  return presentPlugin(details, { url: deliveryUrlOf(context, details.plugin) }, actor.roleType === 'admin')
}
