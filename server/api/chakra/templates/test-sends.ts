/** For tests of template sends: a team with a number before a Graph that keeps templates, and short ways to send. */
import assert from 'node:assert/strict'
import { startApi, type TestApi, type TestTeam } from '../../../test/support/api.ts'
import { startFakeGraph, type Asked, type FakeGraph } from '../../../test/support/fake-graph.ts'
import type { Received } from '../../../test/support/http.ts'
import { addPlugin, type TestPlugin } from '../../../test/support/whatsapp.ts'
import { templateGraph, type TemplateGraph } from './test-templates.ts'

export interface TemplateApi extends AsyncDisposable {
  readonly api: TestApi
  readonly fake: FakeGraph
  place(): Promise<SendPlace>
}

export interface SendPlace {
  readonly graph: TemplateGraph
  readonly team: TestTeam
  readonly token: string
  readonly plugin: TestPlugin
  path(where?: string): string
  /** The body of a send of the template "parcel". */
  order(more?: object): object
  send(more?: object, where?: string, headers?: Record<string, string>): Promise<Received>
  /** What the Graph was told to send. */
  sent(): Asked[]
  /** The sentences of a refusal that came before anything was sent. */
  refusals(more: object, where?: string): Promise<string[]>
}

export async function startTemplateApi(): Promise<TemplateApi> {
  const fake = await startFakeGraph()
  const api = await startApi()
  api.context.sandbox.origin = fake.origin
  return {
    api,
    fake,
    async place() {
      const graph = templateGraph()
      fake.answer = graph.answer
      fake.asked.length = 0
      const team = await api.team()
      const [token, plugin] = [await team.token(), await addPlugin(api, team)]
      return placeOf(api, fake, { graph, team, token, plugin })
    },
    async [Symbol.asyncDispose]() {
      await api[Symbol.asyncDispose]()
      await fake[Symbol.asyncDispose]()
    },
  }
}

type Refused = Omit<Received, 'body'> & {
  readonly body: { readonly _data: unknown; readonly _errors: string[] }
}

function placeOf(
  api: TestApi,
  fake: FakeGraph,
  made: Pick<SendPlace, 'graph' | 'team' | 'token' | 'plugin'>,
): SendPlace {
  const { token, plugin } = made
  const place: SendPlace = {
    ...made,
    path: (where = 'phoneNumber/15550109999') =>
      `/v1/ext/plugin/whatsapp/${plugin.id}/${where}/send-template-message`,
    order: (more = {}) => ({
      whatsappPhoneNumberId: plugin.phoneNumberId,
      templateName: 'parcel',
      ...more,
    }),
    send: (more, where, headers) =>
      api.send(place.path(where), {
        method: 'POST',
        token,
        body: place.order(more),
        ...(headers && { headers }),
      }),
    sent: () => fake.asked.filter(({ path }) => path.endsWith('/messages')),
    async refusals(more, where) {
      const { status, text, body } = (await place.send(more, where)) as Refused
      assert.equal(status, 400, text)
      assert.deepEqual(body._data, [])
      assert.equal(place.sent().length, 0)
      return body._errors
    },
  }
  return place
}

export const value = (schemaPropertyName: unknown, schemaPropertyValue: unknown): object => ({
  schemaPropertyName,
  schemaPropertyValue,
})

/** The variables of "parcel". */
export const parcel = [value('1', 'Ada'), value('2', 'Monday')]
