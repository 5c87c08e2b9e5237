/** For tests of the desk: a team with keys of people, whose rights are those of their roles. */
import type { TestApi, TestTeam } from '../../../test/support/api.ts'
import type { Received } from '../../../test/support/http.ts'

export interface Person {
  readonly id: string
  readonly username: string
  send(method: string, path: string, body?: unknown): Promise<Received>
}

/** Somebody with a key of an own user, as an integration or an app of that person has. */
export async function person(api: TestApi, team: TestTeam, role: string, username: string): Promise<Person> {
  const user = await team.user({ role, username })
  const token = await team.token(role, { user: user.id })
  return {
    id: user.id,
    username,
    send: (method, path, body) =>
      api.send(`/v1/ext${path}`, { token, method, ...(body === undefined ? {} : { body }) }),
  }
}

interface Refusal {
  readonly _errors: readonly string[]
  readonly _meta: { readonly code: string }
}

/** The fields of which a refusal speaks, in the order of the alphabet. */
export function fieldsOf({ body }: Received): string[] {
  return (body as Refusal)._errors.map((text) => text.split(':')[0] ?? '').sort()
}

export function outcome({ status, body }: Received): [number, string] {
  return [status, (body as Refusal)._meta.code]
}
