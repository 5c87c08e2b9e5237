/**
 * Finding contacts by their names and numbers, whole names first. Where nobody is called so, those whose names are
 * nearly so: digits are never taken for others.
 */
import pg from 'pg'
import type { Database } from '../../database/database.ts'
import type { Actor } from '../../team/actor.ts'
import { foldText } from '../../team/fold-text.ts'
import { contactHitStore, type ContactHit } from './contact-hits.store.ts'
import { mostMistakes } from './correct-word.ts'
import { searchStore } from './search.store.ts'
import { visibleTo } from './visible.ts'

const phoneLike = /^\+?[\d\s().-]{4,}$/
const mostWords = 10

// Most who search look for a message: nobody waits longer for names that are only like what was typed.
const alikeMs = 300

/** Of who does not see all chats, those with a chat that they see. */
export async function findContacts(
  { database }: { readonly database: Database },
  actor: Actor,
  text: string,
  limit: number,
): Promise<ContactHit[]> {
  const words = contactWords(text)
  if (words.length === 0) return []
  const [{ id }, visible] = [actor.team, visibleTo(actor)]
  const exact = await contactHitStore(database).find(id, words, visible, limit)
  const isMisspelt = words.some((word) => mostMistakes(word) > 0)
  if (exact.length > 0 || !isMisspelt) return exact
  return database
    .write(async (session) => {
      await searchStore(session).limit(alikeMs)
      return contactHitStore(session).find(id, words, visible, limit, true)
    })
    .catch((error: unknown) => {
      if (error instanceof pg.DatabaseError && error.code === '57014') return []
      throw error
    })
}

/** As contacts keep them: names by their words, a phone number by its digits however it is written. */
function contactWords(text: string): string[] {
  const folded = foldText(text).replaceAll('\0', ' ').toWellFormed().trim()
  const words = phoneLike.test(folded) ? [folded.replace(/\D/g, '').replace(/^0+/, '')] : folded.split(/\s+/)
  return [...new Set(words)].filter((word) => word !== '').slice(0, mostWords)
}
