/**
 * Who turns out to be who, among the contacts that are known and the people that are new. Pure. A party is everything
 * that is one person: nobody twice, and no two contacts that somebody has said are different people.
 */
export interface Party {
  /** The contact that stands for it: the oldest. Null while no contact is known. */
  readonly contact: PartyContact | null
  /** All contacts that are found to be this person. */
  readonly members: readonly string[]
}

export interface PartyContact {
  readonly id: string
  readonly createdAt: number
}

export interface CertainMerge {
  readonly survivor: string
  readonly other: string
}

export class Parties {
  readonly #joined = new Map<Party, Party>()
  readonly #byContact = new Map<string, Party>()
  readonly #separated: (one: string, other: string) => boolean

  /** `separated`: whether somebody said that these two contacts are not one person. */
  constructor(separated: (one: string, other: string) => boolean) {
    this.#separated = separated
  }

  of(contact: PartyContact): Party {
    const known = this.#byContact.get(contact.id)
    if (known !== undefined) return this.now(known)
    const party = { contact, members: [contact.id] }
    this.#byContact.set(contact.id, party)
    return party
  }

  fresh(): Party {
    return { contact: null, members: [] }
  }

  /** The party that this one has become. */
  now(party: Party): Party {
    let current = party
    for (let next = this.#joined.get(current); next !== undefined; next = this.#joined.get(current))
      current = next
    return current
  }

  /** Makes two one, unless they must stay two: then the answer is false. `onMerge` is told when both are contacts. */
  join(one: Party, other: Party, onMerge: (merge: CertainMerge) => void): boolean {
    const [first, second] = [this.now(one), this.now(other)]
    if (first === second) return true
    if (first.contact === null || second.contact === null) {
      const [goes, stays] = first.contact === null ? [first, second] : [second, first]
      this.#joined.set(goes, stays)
      return true
    }
    if (first.members.some((id) => second.members.some((other) => this.#separated(id, other)))) return false
    const [survivor, gone] = isOlder(first.contact, second.contact)
      ? [first.contact, second.contact]
      : [second.contact, first.contact]
    const joined = { contact: survivor, members: [...first.members, ...second.members] }
    this.#joined.set(first, joined)
    this.#joined.set(second, joined)
    onMerge({ survivor: survivor.id, other: gone.id })
    return true
  }
}

export function isOlder(one: PartyContact, other: PartyContact): boolean {
  return one.createdAt === other.createdAt ? one.id < other.id : one.createdAt < other.createdAt
}
