/**
 * Asks the Graph for the templates of a WABA, all of them or those of one name, page after page, and keeps them.
 * Who asks for the same while an answer is under way gets that answer.
 */
import { AppError } from '../../lib/app-error.ts'
import { askGraph } from '../graph/ask-graph.ts'
import { isObject } from '../graph/graph-refusal.ts'
import type { MessagingContext } from '../context.ts'
import type { Connection } from '../plugins/connections.ts'
import { keepRead } from './keep-read.ts'
import { readTemplate, templateFields, type ReadTemplate } from './read-template.ts'
import { templatesStore } from './templates.store.ts'

type Asking = Pick<MessagingContext, 'database' | 'clock' | 'graph' | 'settings' | 'templateReads'>

const pageLength = 250
// More than any WABA can have; a cursor that never ends must not keep us.
const mostPages = 200
// A send waits for it.
const pageTimeoutMs = 10_000

/** Reads them anew; `name` null is all. Throws `upstream`, or what the Graph refused. */
export function refreshTemplates(
  context: Asking,
  connection: Connection,
  wabaId: string,
  name: string | null,
): Promise<void> {
  return context.templateReads.share(readKey(connection.teamId, wabaId, name), () =>
    readNow(context, connection, wabaId, name),
  )
}

/**
 * As refreshTemplates for a name, after we changed it: what others asked before the change is not good enough. Where it
 * fails the change holds all the same, and the name is asked for when it is next needed.
 */
export async function refreshChanged(
  context: Asking,
  connection: Connection,
  wabaId: string,
  name: string,
): Promise<void> {
  context.templateReads.forgetInVain(readKey(connection.teamId, wabaId, name))
  try {
    await readNow(context, connection, wabaId, name)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    await distrustName(context, connection, wabaId, name)
  }
}

/** What is stored under the name is asked for again before it is next used. */
export function distrustName(
  { database }: Pick<Asking, 'database'>,
  { teamId }: Connection,
  wabaId: string,
  name: string,
): Promise<void> {
  return database.write((session) => templatesStore(session).distrust(teamId, wabaId, name))
}

/** What tells a question about templates from others. */
export function readKey(teamId: string, wabaId: string, name: string | null): string {
  return `${teamId} ${wabaId} ${name ?? ''}`
}

async function readNow(
  context: Asking,
  connection: Connection,
  wabaId: string,
  name: string | null,
): Promise<void> {
  const { teamId } = connection
  const at = context.clock()
  const found = await askTemplates(context, connection, wabaId, name)
  await keepRead(context.database, { teamId, wabaId, name, at, found })
}

/** The templates of exactly this name, or all: as the Graph has them now. */
async function askTemplates(
  { graph, settings }: Asking,
  { access }: Connection,
  wabaId: string,
  name: string | null,
): Promise<ReadTemplate[]> {
  const found: ReadTemplate[] = []
  const query = new URLSearchParams({ fields: templateFields, limit: String(pageLength) })
  if (name !== null) query.set('name', name)
  for (let page = 0; page < mostPages; page += 1) {
    const answer = await askGraph(graph, access, {
      method: 'GET',
      path: `${settings.GRAPH_VERSION}/${wabaId}/message_templates`,
      query,
      timeoutMs: pageTimeoutMs,
    })
    const data = Array.isArray(answer['data']) ? answer['data'] : []
    for (const item of data) {
      const template = readTemplate(item)
      // Names are found by any part of them.
      if (template !== undefined && (name === null || template.name === name)) found.push(template)
    }
    const after = nextCursor(answer['paging'])
    if (after === undefined || after === query.get('after')) break
    query.set('after', after)
  }
  return found
}

function nextCursor(paging: unknown): string | undefined {
  if (!isObject(paging) || typeof paging['next'] !== 'string') return undefined
  const cursors = paging['cursors']
  const after = isObject(cursors) ? cursors['after'] : undefined
  return typeof after === 'string'
    ? after
    : (URL.parse(paging['next'])?.searchParams.get('after') ?? undefined)
}
