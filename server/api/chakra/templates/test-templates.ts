/** For tests of this folder: a Graph that keeps templates in memory, page by page, and nothing else. */
import { acceptMessages, refuse, sendJson, type Answer } from '../../../test/support/fake-graph.ts'

export type FakeTemplate = Record<string, unknown> & { id: string; name: string; language: string }

export interface TemplateGraph {
  readonly templates: FakeTemplate[]
  readonly answer: Answer
}

let count = 0

/** A template as the Graph lists it; approved, with a body of two variables unless told otherwise. */
export function aTemplate(changes: Partial<FakeTemplate> = {}): FakeTemplate {
  count += 1
  return {
    id: `5100000000${String(process.pid * 100 + count)}`,
    name: `template_${count}`,
    language: 'en_US',
    status: 'APPROVED',
    category: 'UTILITY',
    parameter_format: 'POSITIONAL',
    components: [{ type: 'BODY', text: 'Hello {{1}}, it comes on {{2}}, we call before.' }],
    ...changes,
  }
}

export function body(text: string): { type: string; text: string } {
  return { type: 'BODY', text }
}

/** Pages of at most 25, or of `limit`; next and previous are on its own host and carry the token, as Meta's do. */
export function templateGraph(templates: FakeTemplate[] = []): TemplateGraph {
  const messages = acceptMessages()
  return {
    templates,
    async answer(asked, response) {
      const url = new URL(asked.path, 'https://graph.example')
      const [, , node = '', edge, sub] = url.pathname.split('/')
      if (edge === 'messages') return messages(asked, response)
      const named = templates.find(({ id }) => id === (sub ?? node))
      if (edge === 'message_templates' && sub === undefined) {
        if (asked.method === 'GET') {
          sendPage(templates, url, node, response)
          return
        }
        if (asked.method === 'DELETE') {
          const gone = templates.filter(({ name }) => name === url.searchParams.get('name'))
          for (const one of gone) templates.splice(templates.indexOf(one), 1)
          sendJson(response, 200, { success: true })
          return
        }
        const made = aTemplate({ status: 'PENDING', ...(asked.body as object) })
        if (templates.some(({ name, language }) => name === made.name && language === made.language)) {
          refuse(response, 400, 100, 'Invalid parameter', 'Content in this language already exists')
          return
        }
        templates.push(made)
        sendJson(response, 200, { id: made.id, status: made['status'], category: made['category'] })
        return
      }
      if (named === undefined) {
        sendJson(response, 400, {
          error: {
            message: `Unsupported get request. Object with ID '${node}' does not exist`,
            type: 'GraphMethodException',
            code: 100,
            error_subcode: 33,
            fbtrace_id: 'AbCdEf',
          },
        })
        return
      }
      if (asked.method === 'GET') {
        sendJson(response, 200, named)
        return
      }
      Object.assign(named, asked.body)
      sendJson(response, 200, { success: true })
    },
  }
}

function sendPage(
  templates: readonly FakeTemplate[],
  url: URL,
  wabaId: string,
  response: Parameters<typeof sendJson>[0],
): void {
  const query = url.searchParams
  const wanted = templates.filter(({ name }) => name.includes(query.get('name') ?? ''))
  const [from, limit] = [Number(query.get('after') ?? 0), Math.min(Number(query.get('limit') ?? 25), 100)]
  const data = wanted.slice(from, from + limit)
  const address = (cursor: string, at: number) => {
    const next = new URLSearchParams(query)
    next.set('access_token', 'EAATEST')
    next.set('limit', String(limit))
    next.set(cursor, String(at))
    return `https://graph.facebook.com/v23.0/${wabaId}/message_templates?${next.toString()}`
  }
  sendJson(response, 200, {
    data,
    paging: {
      cursors: { before: String(from), after: String(from + data.length) },
      ...(from + limit < wanted.length && { next: address('after', from + limit) }),
      ...(from > 0 && { previous: address('before', from) }),
    },
  })
}
