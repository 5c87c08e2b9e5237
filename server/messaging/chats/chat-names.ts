/** From the names that callers use for people, inboxes and tags to their ids, with a fault for each that is unknown. */
import type { Database } from '../../database/database.ts'
import type { Fault } from '../../lib/app-error.ts'
import { didYouMean } from '../../lib/nearest.ts'
import { isUuid } from '../../lib/uuid.ts'
import { findPeople } from '../../team/people-names.ts'
import type { ChatChange } from './chat-change.ts'
import { chatPlacesStore, type Named } from './chat-places.store.ts'

/** A change as callers say it: people by id, user name or e-mail address, inboxes and tags by id or name. */
export interface NamedChange extends Omit<ChatChange, 'inboxId' | 'waits'> {
  readonly inbox?: string | null | undefined
}

// Nobody looks through more on one chat.
const mostTags = 50
const mostHints = 20

export async function findNamed(
  database: Pick<Database, 'rows'>,
  teamId: string,
  named: NamedChange,
): Promise<{ readonly change: ChatChange; readonly faults: readonly Fault[] }> {
  const faults: Fault[] = []
  const { inbox, assignedTo, tags, addTags, removeTags, ...plain } = named
  const store = chatPlacesStore(database)
  const wantsTags = [tags, addTags, removeTags].some((list) => list !== undefined && list.length > 0)
  const [people, inboxes, known] = await Promise.all([
    typeof assignedTo === 'string' ? activePeople(database, teamId, assignedTo, faults) : undefined,
    typeof inbox === 'string' ? store.inboxes(teamId) : [],
    wantsTags ? store.tags(teamId) : [],
  ])
  const tagIds = (field: string, list: readonly string[] | undefined): Partial<ChatChange> => {
    if (list === undefined) return {}
    if (list.length > mostTags) faults.push({ field, message: `must name at most ${mostTags} tags` })
    return { [field]: list.flatMap((name) => idOf(known, name, field, 'tag', faults)) }
  }
  return {
    change: {
      ...plain,
      ...(assignedTo === undefined ? {} : { assignedTo: assignedTo === null ? null : people }),
      ...(inbox === undefined
        ? {}
        : { inboxId: inbox === null ? null : idOf(inboxes, inbox, 'inbox', 'inbox', faults)[0] }),
      ...tagIds('tags', tags),
      ...tagIds('addTags', addTags),
      ...tagIds('removeTags', removeTags),
    },
    faults,
  }
}

async function activePeople(
  database: Pick<Database, 'rows'>,
  teamId: string,
  text: string,
  faults: Fault[],
): Promise<string | undefined> {
  const id = (await findPeople(database, teamId, [text])).get(text)
  const shown = `"${text.slice(0, 80)}"`
  if (id === undefined)
    faults.push({
      field: 'assignedTo',
      message: `${shown} is no id, user name or e-mail address of a user of the team`,
    })
  else if (!(await chatPlacesStore(database).isActiveUser(teamId, id)))
    faults.push({ field: 'assignedTo', message: `${shown} is not active; choose somebody who is` })
  return id
}

/** The id of the one that is meant by id or name; none, and a fault, when there is none. */
export function idOf(
  known: readonly Named[],
  text: string,
  field: string,
  what: string,
  faults: Fault[],
): string[] {
  const wanted = text.trim().toLowerCase()
  const found = isUuid(wanted)
    ? known.find(({ id }) => id === wanted)
    : known.find(({ name }) => name.trim().toLowerCase() === wanted)
  if (found !== undefined) return [found.id]
  // Comparing names takes its time; who has that many faults looks them up.
  const hint =
    faults.length < mostHints
      ? didYouMean(
          text,
          known.map(({ name }) => name),
        )
      : ''
  faults.push({ field, message: `"${text.slice(0, 80)}" is no ${what} of the team, by id or name.${hint}` })
  return []
}
