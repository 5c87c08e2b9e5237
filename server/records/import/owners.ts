/** Who is meant by the owners of a file: by user name, e-mail address, id or full name. Asked once for each. */
import type { Database } from '../../database/database.ts'
import { findPeople, findPeopleByFullName } from '../../team/people-names.ts'

// A team has fewer people; files with more different owners are asked for again now and then.
const mostKept = 10_000

export class Owners {
  readonly #database: Pick<Database, 'rows'>
  readonly #teamId: string
  readonly #known = new Map<string, string | undefined>()

  constructor(database: Pick<Database, 'rows'>, teamId: string) {
    this.#database = database
    this.#teamId = teamId
  }

  /** Looks up all that are not known yet, for the next calls of `idOf`. */
  async learn(texts: Iterable<string>): Promise<void> {
    if (this.#known.size >= mostKept) this.#known.clear()
    const fresh = [...new Set(texts)].filter((text) => !this.#known.has(text))
    if (fresh.length === 0) return
    const found = await findPeople(this.#database, this.#teamId, fresh.map(nameOf))
    const others = fresh.filter((text) => !found.has(nameOf(text)))
    const named = await findPeopleByFullName(this.#database, this.#teamId, others)
    for (const text of fresh) this.#known.set(text, found.get(nameOf(text)) ?? named.get(text))
  }

  idOf(text: string): string | undefined {
    return this.#known.get(text)
  }
}

/** The address of `Asha Nair <asha@example.com>`. */
function nameOf(text: string): string {
  return /<([^<>\s]+@[^<>\s]+)>\s*$/.exec(text)?.[1] ?? text
}
