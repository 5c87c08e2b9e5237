/** What the contacts of chats are called. */
import type { Database } from '../../database/database.ts'
import { chatContactsStore } from './chat-contacts.store.ts'

export async function contactNames(
  database: Pick<Database, 'rows'>,
  teamId: string,
  ids: readonly string[],
): Promise<Map<string, { readonly name: string | null }>> {
  if (ids.length === 0) return new Map()
  const rows = await chatContactsStore(database).names(teamId, [...new Set(ids)])
  return new Map(rows.map(({ id, name }) => [id, { name }]))
}
