/** Whose a template is that is named by its id alone. One that no connected WABA of the team lists is nobody's. */
import { AppError, notFound } from '../../lib/app-error.ts'
import type { MessagingContext } from '../context.ts'
import { askGraph } from '../graph/ask-graph.ts'
import { connectionOfWaba, connectionsOfTeam, type Connection } from '../plugins/connections.ts'
import { refreshTemplates } from './ask-templates.ts'
import { idOf } from './read-template.ts'
import type { Template } from './template.ts'
import { templateReader } from './templates.store.ts'

export interface TemplateHome {
  readonly template: Template
  readonly connection: Connection
}

/**
 * The template and the connection of its WABA. What is not stored is looked for through the connections of the team.
 * Throws `not_found`, and `upstream` where a connection that may have it could not be asked.
 */
export async function homeOfTemplate(
  context: MessagingContext,
  teamId: string,
  id: string,
): Promise<TemplateHome> {
  if (idOf(id) === null) throw noSuchTemplate(id)
  const reader = templateReader(context.database)
  const stored = await reader.byId(teamId, id)
  const template = stored ?? (await lookFor(context, teamId, id))
  if (template === undefined) throw noSuchTemplate(id)
  try {
    return { template, connection: await connectionOfWaba(context, teamId, template.wabaId) }
  } catch (error) {
    throw error instanceof AppError && error.kind === 'not_found' ? noSuchTemplate(id) : error
  }
}

async function lookFor(context: MessagingContext, teamId: string, id: string): Promise<Template | undefined> {
  const reader = templateReader(context.database)
  let unanswered: AppError | undefined
  for (const connection of await connectionsOfTeam(context, teamId)) {
    try {
      const name = await nameOf(context, connection, id)
      if (name === undefined) continue
      // A token can reach more WABAs than are connected: only those that are count.
      for (const wabaId of await reader.wabasOfPlugin(teamId, connection.pluginId))
        await refreshTemplates(context, connection, wabaId, name)
      const found = await reader.byId(teamId, id)
      if (found !== undefined) return found
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      if (error.kind !== 'invalid') unanswered = error
    }
  }
  if (unanswered !== undefined) throw unanswered
  return undefined
}

async function nameOf(
  { graph, settings }: MessagingContext,
  { access }: Connection,
  id: string,
): Promise<string | undefined> {
  const query = new URLSearchParams({ fields: 'id,name' })
  const { name } = await askGraph(graph, access, {
    method: 'GET',
    path: `${settings.GRAPH_VERSION}/${id}`,
    query,
  })
  return typeof name === 'string' && name !== '' ? name : undefined
}

export function noSuchTemplate(id: string): AppError {
  return notFound(
    'template_not_found',
    `The WABAs of the team have no template with the id "${id.slice(0, 50)}".`,
  )
}
