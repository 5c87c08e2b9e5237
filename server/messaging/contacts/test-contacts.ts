/** What tests of contacts need: a database with a team, sightings in a word, and who is who by then. */
import { Database } from '../../database/database.ts'
import { newId } from '../../lib/uuid.ts'
import { createTestDatabase } from '../../test/support/where.ts'
import type { SeenContact, Sighting } from './contact.ts'
import { applyNumberChange, type NumberChange } from './number-change.ts'
import { seeContacts } from './see-contacts.ts'

export const day = 24 * 3_600_000
/** The first day of the tests; sightings are that many days later. */
export const start = Date.UTC(2026, 0, 1)

export interface TestContacts extends AsyncDisposable {
  readonly database: Database
  /** Makes a team in which the rest happens. */
  fresh(): Promise<TestPeople>
}

export interface TestPeople {
  readonly teamId: string
  readonly database: Database
  see(...sightings: Sighting[]): Promise<SeenContact[]>
  /** The id of the contact of one sighting. */
  whose(sighting: Omit<Sighting, 'at'> & { readonly at?: number }): Promise<string>
  change(change: NumberChange): Promise<void>
  /** Which identities are one person's: their keys, sorted. Those of user names are left out. */
  partition(): Promise<string[][]>
  rows<Row extends object>(text: string): Promise<Row[]>
}

export async function startContacts(): Promise<TestContacts> {
  const test = await createTestDatabase()
  const database = new Database({
    where: test.where,
    poolSize: 6,
    pointConnections: 1,
    onConnectionLost: () => undefined,
  })
  return {
    database,
    fresh: () => makePeople(database),
    async [Symbol.asyncDispose]() {
      await database.close()
      await test[Symbol.asyncDispose]()
    },
  }
}

export async function makePeople(database: Database, teamId = newId()): Promise<TestPeople> {
  await database.rows(
    `insert into teams (team_id, created_at, updated_at, short_name, name, time_zone, default_country)
     values ($1, now(), now(), $2, 'Hill', 'UTC', 'IN') on conflict do nothing`,
    [teamId, teamId],
  )
  const now = start + 400 * day
  const people: TestPeople = {
    teamId,
    database,
    see: (...sightings) => database.write((session) => seeContacts(session, teamId, sightings, now)),
    async whose(sighting) {
      const [seen] = await people.see({ at: start, ...sighting })
      return seen?.id ?? ''
    },
    change: (change) => database.write((session) => applyNumberChange(session, teamId, change, now)),
    async partition() {
      const found = await database.rows<{ keys: string[] }>(
        `select array_agg(kind || ' ' || key order by kind, key) as keys from contact_identities
         where team_id = $1 and kind <> 'username' group by contact_id`,
        [teamId],
      )
      return found.map(({ keys }) => keys).sort(([a = ''], [b = '']) => (a < b ? -1 : 1))
    },
    rows: (text) => database.rows(text, [teamId]),
  }
  return people
}
