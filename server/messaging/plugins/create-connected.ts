/** A plugin that is made and connected by one call: it is there connected, or it is not there. */
import { connectPlugin, type Connected, type ConnectContext, type Connecting } from './connect.ts'
import { removePlugin } from './disconnect.ts'
import { createPlugin, type Connector, type NewPlugin } from './plugins.ts'

/** Throws what createPlugin and connectPlugin throw; then there is no new plugin. */
export async function createConnectedPlugin(
  context: ConnectContext,
  actor: Connector,
  input: NewPlugin,
  connecting: Connecting,
): Promise<Connected> {
  const id = await createPlugin(context, actor, input)
  try {
    return await connectPlugin(context, actor, id, connecting)
  } catch (error) {
    await removePlugin(context, actor, id)
    throw error
  }
}
