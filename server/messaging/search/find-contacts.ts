/** Finding contacts by their names and numbers, whole names first. */
import type { Database } from '../../database/database.ts'
import type { Actor } from '../../team/actor.ts'
import { foldText } from '../../team/fold-text.ts'
import { contactHitStore, type ContactHit } from './contact-hits.store.ts'
import { visibleTo } from './visible.ts'

const phoneLike = /^\+?[\d\s().-]{4,}$/
const mostWords = 10

/** Of who does not see all chats, those with a chat that they see. */
export function findContacts(
  { database }: { readonly database: Database },
  actor: Actor,
  text: string,
  limit: number,
): Promise<ContactHit[]> {
  const words = contactWords(text)
  if (words.length === 0) return Promise.resolve([])
  return contactHitStore(database).find(actor.team.id, words, visibleTo(actor), limit)
}

/** As contacts keep them: names by their words, a phone number by its digits however it is written. */
function contactWords(text: string): string[] {
  const folded = foldText(text).replaceAll('\0', ' ').toWellFormed().trim()
  const words = phoneLike.test(folded) ? [folded.replace(/\D/g, '').replace(/^0+/, '')] : folded.split(/\s+/)
  return [...new Set(words)].filter((word) => word !== '').slice(0, mostWords)
}
