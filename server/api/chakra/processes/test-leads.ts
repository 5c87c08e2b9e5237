/** For tests of this folder: a team whose processes are reached through the API alone. */
import type { NewTeam } from '../../../team/team.ts'
import type { TestApi, TestTeam } from '../../../test/support/api.ts'
import type { Received } from '../../../test/support/http.ts'

export interface TestLeads {
  readonly team: TestTeam
  readonly token: string
  /** Sends to `/v1/ext/procedure/lead/process` and what follows it. */
  readonly send: (
    method: string,
    path?: string,
    body?: unknown,
    more?: { readonly token?: string; readonly headers?: Record<string, string> },
  ) => Promise<Received>
  /** A new lead, as it is answered. */
  readonly create: (data?: object, more?: object) => Promise<Answered>
  readonly fetch: (id: string, query?: string) => Promise<Answered>
  /** The sentences of a refusal with this status. */
  readonly refusal: (answering: Promise<Received>, status?: number) => Promise<string[]>
}

/* eslint-disable @typescript-eslint/no-explicit-any -- a declared seam: tests look into answers of any shape */
export type Answered = Record<string, any>

export async function testLeads(api: TestApi, options: Partial<NewTeam> = {}): Promise<TestLeads> {
  // Every test has a millisecond of its own.
  api.now += 1000
  const team = await api.team(options)
  const token = await team.token()
  const send: TestLeads['send'] = (method, path = '', body, more = {}) =>
    api.send(`/v1/ext/procedure/lead/process${path}`, {
      method,
      body,
      token: more.token ?? token,
      ...(more.headers && { headers: more.headers }),
    })
  const data = async (answering: Promise<Received>): Promise<Answered> => {
    const answer = await answering
    if (answer.status !== 200) throw new Error(`${answer.status}: ${answer.text}`)
    return (answer.body as { _data: Answered })._data
  }
  return {
    team,
    token,
    send,
    create: (values = {}, more = {}) => data(send('POST', '', { data: values, ...more })),
    fetch: (id, query = '') => data(send('GET', `/${id}${query}`)),
    async refusal(answering, status = 400) {
      const answer = await answering
      if (answer.status !== status) throw new Error(`${answer.status}, not ${status}: ${answer.text}`)
      return (answer.body as { _errors: string[] })._errors
    },
  }
}
