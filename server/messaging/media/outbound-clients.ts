/** The two ways out for files: to addresses that users give, and to those that the Graph gives. */
import type { Settings } from '../../config/settings.ts'
import { Outbound } from '../../lib/outbound/outbound.ts'
import type { SandboxAddress } from '../context.ts'

type OutboundSettings = Pick<Settings, 'ALLOW_PRIVATE_NETWORKS' | 'GRAPH_URL'>

/** Both reach the sandbox; only the second one reaches a Graph that was put into a private network. */
export function outboundClients(
  settings: OutboundSettings,
  sandbox: SandboxAddress,
): { readonly outbound: Outbound; readonly graphFiles: Outbound } {
  const allowPrivate = settings.ALLOW_PRIVATE_NETWORKS === 'yes'
  const graphOrigin = new URL(settings.GRAPH_URL).origin
  return {
    outbound: new Outbound({ allowPrivate, isExcepted: (origin) => origin === sandbox.origin }),
    graphFiles: new Outbound({
      allowPrivate,
      isExcepted: (origin) => origin === sandbox.origin || origin === graphOrigin,
    }),
  }
}
