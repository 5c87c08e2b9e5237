/** Whom a phone number stands for: who has it now, or had it last. */
import type { Database } from '../../database/database.ts'
import { separator } from '../contacts/eras.ts'
import { phoneKey } from '../contacts/phone-key.ts'
import { chatContactsStore } from './chat-contacts.store.ts'

export interface ContactOfPhone {
  /** Null when nobody is known by it. */
  readonly contactId: string | null
  /** All spellings of the number that are known, and the given one. */
  readonly identifiers: readonly string[]
}

export async function contactOfPhone(
  { database }: { readonly database: Pick<Database, 'rows'> },
  teamId: string,
  phone: string,
): Promise<ContactOfPhone> {
  const digits = phone.replace(/\D/g, '')
  const key = phoneKey(digits)
  const holders = await chatContactsStore(database).holdersOf(teamId, key, separator)
  const spellings = holders.flatMap((holder) => holder.spellings)
  return {
    contactId: holders[0]?.contactId ?? null,
    identifiers: [...new Set([digits, key, ...spellings])],
  }
}
