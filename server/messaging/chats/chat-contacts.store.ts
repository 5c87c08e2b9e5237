/** The SQL by which chats find whom they are with. */
import type { Session } from '../../database/session.ts'
import type { Chat } from './chat.ts'

/** A contact with how it is written to. */
export type Correspondent = Pick<Chat, 'contactId' | 'contactIdentifier' | 'procedureId' | 'processId'>

export const chatContactsStore = (db: Pick<Session, 'rows'>) => ({
  /** Who has the number with this key, and then those who had it, the last first. */
  holdersOf: (
    teamId: string,
    key: string,
    separator: string,
  ): Promise<{ contactId: string; spellings: string[] }[]> =>
    db.rows(
      `select coalesce(c.merged_into, c.id) as "contactId", i.spellings
       from contact_identities i join contacts c on c.team_id = i.team_id and c.id = i.contact_id
       where i.team_id = $1 and i.kind = 'phone'
         and (i.key = $2 or i.key > $2 || $3 and i.key < $2 || $3 || $3)
       order by i.ended_at desc nulls first limit 100`,
      [teamId, key, separator],
      'holders-of-phone',
    ),

  /** The contact, or the one that it was merged into, by a name at which it can be reached now. */
  async correspondent(teamId: string, contactId: string): Promise<Correspondent | undefined> {
    const [row] = await db.rows<Correspondent>(
      `select c.id as "contactId", i.spelling as "contactIdentifier", c.procedure_id as "procedureId",
         c.process_id as "processId"
       from contacts c join lateral (
         select x.spellings[1] as spelling from contact_identities x
         where x.team_id = c.team_id and x.contact_id = c.id and x.kind <> 'username' and x.ended_at is null
         order by x.kind = 'phone' desc, x.seen_at desc limit 1) i on true
       where c.team_id = $1
         and c.id = (select coalesce(o.merged_into, o.id) from contacts o where o.team_id = $1 and o.id = $2)`,
      [teamId, contactId],
      'correspondent',
    )
    return row
  },
})
