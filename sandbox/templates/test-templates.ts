/** A business with templates, for tests. Only tests use it. */
import { startSandbox, type Business, type KnobChanges, type Sandbox } from '../index.ts'
import { testFiles } from '../media/test-files.ts'
import { callControl, callGraph, type Answered } from '../test-calls.ts'

type Given = Readonly<Record<string, unknown>>

export interface TemplateBench extends AsyncDisposable {
  readonly sandbox: Sandbox
  readonly business: Business
  graph(path: string, options?: Parameters<typeof callGraph>[2]): Promise<Answered>
  control(path: string, body?: unknown): Promise<Answered>
  /** A utility template in English with a name of its own, unless `template` says otherwise. */
  create(template: Given): Promise<Answered>
  /** Its id; throws unless it is created. */
  created(template: Given): Promise<string>
  list(query?: string): Promise<Answered>
  /** The handle of a sample. */
  handle(type?: keyof typeof testFiles): Promise<string>
}

export async function startTemplates(knobs: KnobChanges = { templateReviewMs: 0 }): Promise<TemplateBench> {
  const sandbox = await startSandbox({ knobs })
  const business = sandbox.makeBusiness()
  let count = 0
  const graph: TemplateBench['graph'] = (path, options = {}) =>
    callGraph(sandbox, `v23.0/${path}`, { token: business.accessToken, ...options })
  const create = (template: Given): Promise<Answered> =>
    graph(`${business.wabaId}/message_templates`, {
      body: { name: `template_${(count += 1)}`, language: 'en_US', category: 'UTILITY', ...template },
    })
  return {
    sandbox,
    business,
    graph,
    control: (path, body) => callControl(sandbox, path, { body }),
    create,
    async created(template) {
      const answer = await create(template)
      if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
      return idIn(answer.body)
    },
    list: (query = '') => graph(`${business.wabaId}/message_templates?${query}`),
    async handle(type = 'image/png') {
      const bytes = testFiles[type]
      const query = new URLSearchParams({
        file_name: 'sample',
        file_type: type,
        file_length: String(bytes.length),
      })
      const begun = await graph(`${business.appId}/uploads?${query.toString()}`, { method: 'POST' })
      const answer = await fetch(`${sandbox.origin}/v23.0/${idIn(begun.body)}`, {
        method: 'POST',
        headers: { authorization: `OAuth ${business.accessToken}`, file_offset: '0' },
        body: new Uint8Array(bytes),
      })
      return ((await answer.json()) as { h: string }).h
    },
    [Symbol.asyncDispose]: () => sandbox[Symbol.asyncDispose](),
  }
}

function idIn(body: unknown): string {
  return (body as { id: string }).id
}

export const bodyOf = (text: string, ...values: string[]): Given => ({
  type: 'BODY',
  text,
  ...(values.length > 0 && { example: { body_text: [values] } }),
})

export const buttonsOf = (...buttons: Given[]): Given => ({ type: 'BUTTONS', buttons })
export const quickReply = (text = 'Later'): Given => ({ type: 'QUICK_REPLY', text })
export const urlButton = (url = 'https://example.org/t'): Given => ({
  type: 'URL',
  text: 'Track',
  url,
  ...(url.includes('{{') && { example: ['https://example.org/t/77'] }),
})
