/** Chats for tests of contacts, as rows. */
import { newId } from '../../lib/uuid.ts'
import { day, start, type TestPeople } from './test-contacts.ts'

export interface ChatWish {
  readonly contactId: string
  readonly number?: string
  readonly status?: 'OPEN' | 'CLOSED'
  /** Of the last message: days from the start. */
  readonly last?: number
  readonly identifier?: string
}

export async function addChat({ database, teamId }: TestPeople, wish: ChatWish): Promise<string> {
  const { contactId, number = '310000000000001', status = 'OPEN', last = 1, identifier = '1' } = wish
  const id = newId()
  const at = new Date(start + last * day).toISOString()
  await database.rows(
    `insert into chats (team_id, id, created_at, updated_at, plugin_id, phone_number_id, contact_id, contact_identifier,
       status, opened_by, last_message_at, last_inbound_at, waits_since)
     values ($1, $2, $3, $3, $2, $4, $5, $6, $7, 'INBOUND', $3, $3, $8)`,
    [teamId, id, at, number, contactId, identifier, status, status === 'OPEN' ? at : null],
  )
  return id
}
