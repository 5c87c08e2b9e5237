/**
 * Calls about phone numbers and groups in WhatsApp's own form: what a client says goes to the Graph as it is, with the
 * token of the plugin, and the answer comes back as it is. Which of them need a key that may manage is decided here.
 */
import { notFound } from '../lib/app-error.ts'
import type { Actor } from '../team/actor.ts'
import { assertMayManage } from './access.ts'
import type { MessagingContext } from './context.ts'
import { askGraph } from './graph/ask-graph.ts'
import type { GraphRequest } from './graph/graph-client.ts'
import type { GraphBody } from './graph/paging.ts'
import { connectionOfNumber, connectionOfPlugin, type Connection } from './plugins/connections.ts'

export interface PassedCall {
  readonly method: GraphRequest['method']
  /** Such as v23.0. */
  readonly version: string
  /** Without an access token. */
  readonly query: URLSearchParams
  /** As the client sent it, and what it said that it is. */
  readonly body?: { readonly contentType: string; readonly content: Buffer }
}

export const numberEdges = [
  'whatsapp_business_encryption',
  'settings',
  'call_permissions',
  'calls',
  'groups',
] as const
export type NumberEdge = (typeof numberEdges)[number]

export const groupEdges = ['', 'invite_link', 'join_requests', 'participants'] as const
export type GroupEdge = (typeof groupEdges)[number]

// Ids of groups are digits or base64; a word without a digit would be another thing of the Graph.
const groupId = /^(?=.*\d)[\w=-]{5,200}$/
// Only a group has this.
const groupField = 'join_approval_mode'

/**
 * Throws `forbidden` manage_forbidden for changes that the actor may not make, `not_found` for a number that is not
 * one of the plugin's or team's, what the Graph refused, or `upstream`.
 */
export async function passToNumber(
  context: MessagingContext,
  actor: Actor,
  target: { readonly phoneNumberId: string; readonly edge: NumberEdge; readonly pluginId?: string },
  call: PassedCall,
): Promise<GraphBody> {
  // Everybody may call; everything else that changes a number is for those who manage it.
  if (call.method !== 'GET' && target.edge !== 'calls') assertMayManage(actor)
  // Whoever has these can take calls as the business.
  if (call.query.has('include_sip_credentials')) assertMayManage(actor)
  const { phoneNumberId, edge, pluginId } = target
  const connection = await connectionOfNumber(context, actor.team.id, phoneNumberId, pluginId)
  return pass(context, connection, call, `${connection.phoneNumberId}/${edge}`)
}

/** As passToNumber. A group that the plugin's token does not reach is answered as the Graph answers it. */
export async function passToGroup(
  context: MessagingContext,
  actor: Actor,
  target: { readonly pluginId: string; readonly groupId: string; readonly edge: GroupEdge },
  call: PassedCall,
): Promise<GraphBody> {
  if (call.method !== 'GET') assertMayManage(actor)
  const connection = await connectionOfPlugin(context, actor.team.id, target.pluginId)
  if (!groupId.test(target.groupId))
    throw notFound('group_not_found', `"${target.groupId.slice(0, 50)}" is not the id of a group.`)
  const node = encodeURIComponent(target.groupId)
  // Other things than groups take the same calls, and must not be changed or deleted here.
  if (target.edge === '' && call.method !== 'GET')
    await askGraph(context.graph, connection.access, {
      method: 'GET',
      path: `${call.version}/${node}`,
      query: new URLSearchParams({ fields: groupField }),
    })
  return pass(context, connection, call, target.edge === '' ? node : `${node}/${target.edge}`)
}

function pass(
  { graph }: Pick<MessagingContext, 'graph'>,
  { access }: Connection,
  { method, version, query, body }: PassedCall,
  path: string,
): Promise<GraphBody> {
  return askGraph(graph, access, {
    method,
    path: `${version}/${path}`,
    query,
    ...(body !== undefined && { body }),
  })
}
