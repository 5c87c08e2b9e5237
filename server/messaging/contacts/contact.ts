/**
 * A contact is a person, or a group, with whom the team talks. WhatsApp calls it by several names; each of them belongs
 * to one contact of the team.
 */
export type IdentityKind = 'phone' | 'bsuid' | 'username' | 'group'

export interface ContactIdentity {
  readonly kind: IdentityKind
  /** The form in which names are compared: national variants of a phone number have one key. */
  readonly key: string
  /** As it was seen; the one seen last is first. */
  readonly spellings: readonly string[]
  readonly createdAt: number
  readonly seenAt: number
  /** When the contact gave it up. */
  readonly endedAt: number | null
}

export interface Contact {
  readonly teamId: string
  readonly id: string
  readonly createdAt: number
  readonly updatedAt: number
  /** As the team calls it. */
  readonly name: string | null
  /** As it calls itself on WhatsApp. */
  readonly profileName: string | null
  readonly isGroup: boolean
  readonly takesMarketing: boolean
  /** The contact that goes on for this one. */
  readonly mergedInto: string | null
  /** Its lead. */
  readonly procedureId: string | null
  readonly processId: string | null
}

/** What one message, or one entry of a delivery's contacts, says of who somebody is. */
export interface Sighting {
  /** Digits. */
  readonly phone?: string | undefined
  readonly bsuid?: string | undefined
  readonly username?: string | undefined
  readonly group?: string | undefined
  readonly profileName?: string | undefined
  /** Epoch milliseconds. */
  readonly at: number
}

export interface SeenContact {
  readonly id: string
  readonly isNew: boolean
  readonly procedureId: string | null
  readonly processId: string | null
}
