/** What tests of the endpoints of contacts need: a team, its keys, and contacts that were seen. */
import { seeContacts } from '../../../messaging/contacts/see-contacts.ts'
import type { Sighting } from '../../../messaging/contacts/contact.ts'
import type { TestApi, TestTeam } from '../../../test/support/api.ts'
import type { Received } from '../../../test/support/http.ts'

export interface ContactPlace {
  readonly team: TestTeam
  /** The id of the contact of a sighting. */
  see(sighting: Omit<Sighting, 'at'> & { readonly at?: number }): Promise<string>
  get(path: string): Promise<Received>
  post(path: string, body?: unknown): Promise<Received>
  put(path: string, body: unknown): Promise<Received>
}

export async function contactPlace(api: TestApi, role = 'manager'): Promise<ContactPlace> {
  const team = await api.team()
  return inTeam(api, team, await team.token(role))
}

export function inTeam(api: TestApi, team: TestTeam, token: string): ContactPlace {
  return {
    team,
    async see(sighting) {
      const seen = await api.context.database.write((session) =>
        seeContacts(session, team.id, [{ at: api.now, ...sighting }], api.now),
      )
      return seen[0]?.id ?? ''
    },
    get: (path) => api.send(`/v1/ext${path}`, { token }),
    post: (path, body) =>
      api.send(`/v1/ext${path}`, { token, method: 'POST', ...(body === undefined ? {} : { body }) }),
    put: (path, body) => api.send(`/v1/ext${path}`, { token, method: 'PUT', body }),
  }
}
