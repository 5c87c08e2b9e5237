/**
 * Templates in WhatsApp's own form, passed through: what the client says goes to the Graph as it is, with the token of
 * the WABA's connection, and the answer comes back as it is. Each change is followed by a look at what became of it, so
 * that what is stored is right at once.
 */
import { AppError } from '../../lib/app-error.ts'
import type { Actor } from '../../team/actor.ts'
import { assertMayManage } from '../access.ts'
import type { MessagingContext } from '../context.ts'
import { askGraph } from '../graph/ask-graph.ts'
import type { GraphRequest } from '../graph/graph-client.ts'
import { connectionOfWaba, type Connection } from '../plugins/connections.ts'
import { distrustName, refreshChanged } from './ask-templates.ts'
import { homeOfTemplate, noSuchTemplate } from './find-home.ts'
import { templateReader } from './templates.store.ts'

export type GraphJson = Readonly<Record<string, unknown>>

/** What a client asks of the Graph. */
export interface PassedThrough {
  /** Such as v23.0. */
  readonly version: string
  /** Without an access token. */
  readonly query: URLSearchParams
}

export interface PassedBody extends PassedThrough {
  /** JSON, byte for byte as the client sent it, and what it says. */
  readonly raw: string
  readonly body: GraphJson
}

/** A page of the list. Throws `not_found` waba_not_found, what the Graph refused, or `upstream`; as all here do. */
export async function listTemplates(
  context: MessagingContext,
  actor: Actor,
  wabaId: string,
  asked: PassedThrough,
): Promise<GraphJson> {
  const connection = await connectionOfWaba(context, actor.team.id, wabaId)
  return pass(context, connection, 'GET', listPath(asked, wabaId), asked)
}

/** Throws also `forbidden` unless the actor may manage. */
export async function createTemplate(
  context: MessagingContext,
  actor: Actor,
  wabaId: string,
  asked: PassedBody,
): Promise<GraphJson> {
  assertMayManage(actor)
  const connection = await connectionOfWaba(context, actor.team.id, wabaId)
  const name = typeof asked.body['name'] === 'string' ? asked.body['name'] : undefined
  return changing(context, connection, { wabaId, name }, () =>
    pass(context, connection, 'POST', listPath(asked, wabaId), asked),
  )
}

/** Deletes the templates that `name` and `hsm_id` of the query mean. Throws as createTemplate. */
export async function deleteTemplates(
  context: MessagingContext,
  actor: Actor,
  wabaId: string,
  asked: PassedThrough,
): Promise<GraphJson> {
  assertMayManage(actor)
  const teamId = actor.team.id
  const connection = await connectionOfWaba(context, teamId, wabaId)
  const stored = await templateReader(context.database).byId(teamId, asked.query.get('hsm_id') ?? '')
  const name = asked.query.get('name') ?? stored?.name
  return changing(context, connection, { wabaId, name }, () =>
    pass(context, connection, 'DELETE', listPath(asked, wabaId), asked),
  )
}

/** Throws `not_found` template_not_found for one that none of the team's WABAs has; else as createTemplate. */
export async function updateTemplate(
  context: MessagingContext,
  actor: Actor,
  templateId: string,
  asked: PassedBody,
): Promise<GraphJson> {
  assertMayManage(actor)
  const { connection, template } = await homeOfTemplate(context, actor.team.id, templateId)
  return changing(context, connection, template, () =>
    pass(context, connection, 'POST', `${asked.version}/${template.id}`, asked),
  )
}

/** One template; where `wabaId` is given, it must be of that WABA. */
export async function fetchTemplate(
  context: MessagingContext,
  actor: Actor,
  templateId: string,
  asked: PassedThrough,
  wabaId?: string,
): Promise<GraphJson> {
  const teamId = actor.team.id
  if (wabaId !== undefined) await connectionOfWaba(context, teamId, wabaId)
  const { connection, template } = await homeOfTemplate(context, teamId, templateId)
  if (wabaId !== undefined && template.wabaId !== wabaId) throw noSuchTemplate(templateId)
  return pass(context, connection, 'GET', `${asked.version}/${template.id}`, asked)
}

interface Changed {
  readonly wabaId: string
  /** Undefined where the request does not say. */
  readonly name: string | undefined
}

/** Makes a change and looks at what became of it, also where nobody knows whether it was made. */
async function changing(
  context: MessagingContext,
  connection: Connection,
  { wabaId, name }: Changed,
  change: () => Promise<GraphJson>,
): Promise<GraphJson> {
  try {
    const answer = await change()
    if (name !== undefined) await refreshChanged(context, connection, wabaId, name)
    return answer
  } catch (error) {
    if (name !== undefined && error instanceof AppError && error.kind === 'upstream')
      await distrustName(context, connection, wabaId, name)
    throw error
  }
}

function pass(
  { graph }: Pick<MessagingContext, 'graph'>,
  { access }: Connection,
  method: GraphRequest['method'],
  path: string,
  asked: PassedThrough | PassedBody,
): Promise<GraphJson> {
  return askGraph(graph, access, {
    method,
    path,
    query: asked.query,
    ...('raw' in asked && { body: { contentType: 'application/json', content: asked.raw } }),
  })
}

function listPath({ version }: PassedThrough, wabaId: string): string {
  return `${version}/${wabaId}/message_templates`
}
