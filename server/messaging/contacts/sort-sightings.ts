/**
 * Sorts sightings into people, over what is known of them: what must be written for it, and which contact each sighting
 * is of. Pure.
 *
 * What is certain and what is only proposed:
 * - A phone number and a user id in one sighting are one person: WhatsApp says so. Two contacts are merged for it. Where
 *   somebody has separated the two, the user id decides, because numbers pass from person to person and ids never do.
 * - A second user id with the same number is the same person: each business has ids of its own for everybody.
 * - A user name that another contact had is proposed only: names are given up, and others take them. It belongs to
 *   whoever had it last, and alone it merges nobody.
 * - A number that its person gave up and that writes again is a new contact: mostly somebody new has got it. That it is
 *   the same person after all is proposed.
 * - A group is nobody's identity but its own.
 */
import type { IdentityKind, Sighting } from './contact.ts'
import { eraAt, plainKey } from './eras.ts'
import { identityKey } from './identifier.ts'
import { refText, type IdentityRow } from './identities.store.ts'
import { hand, knownNode, newNode, notePhone, touch, type Node } from './nodes.ts'
import { Parties, type CertainMerge, type Party, type PartyContact } from './parties.ts'

export interface Profile {
  readonly name: string
  readonly at: number
}

export type MergeReason =
  'seen_together' | 'number_changed' | 'number_taken_over' | 'same_username' | 'number_returned' | 'by_hand'

export interface PlannedMerge extends CertainMerge {
  readonly evidence: Sighting
}

export interface PlannedProposal {
  readonly party: Party
  readonly other: Party
  readonly reason: MergeReason
  readonly evidence: Sighting
}

export interface Sorted {
  readonly parties: Parties
  readonly nodes: readonly Node[]
  /** The party of each sighting, in order. */
  readonly of: readonly Party[]
  readonly profiles: ReadonlyMap<Party, Profile>
  readonly groups: ReadonlySet<Party>
  readonly merges: readonly PlannedMerge[]
  readonly proposals: readonly PlannedProposal[]
}

export interface Known {
  readonly identities: readonly IdentityRow[]
  /** The contact that stands for the one with this id now. */
  contact(id: string): PartyContact
  separated(one: string, other: string): boolean
}

export interface SortOptions {
  /** Sightings, by their places, that are of one person. */
  readonly together?: readonly (readonly [number, number])[]
  /** By the keys of phone numbers: when they passed from one person to another. */
  readonly cuts?: ReadonlyMap<string, readonly number[]>
}

export function sortSightings(
  sightings: readonly Sighting[],
  known: Known,
  options: SortOptions = {},
): Sorted {
  return new Sorter(known, options).sort(sightings)
}

class Sorter {
  readonly #parties: Parties
  readonly #nodes = new Map<string, Node>()
  /** Of phone numbers: all their eras by the plain key. */
  readonly #eras = new Map<string, Node[]>()
  readonly #profiles: { readonly party: Party; readonly profile: Profile }[] = []
  readonly #groups: Party[] = []
  readonly #merges: PlannedMerge[] = []
  readonly #proposals: PlannedProposal[] = []

  readonly #options: SortOptions

  constructor(known: Known, options: SortOptions) {
    this.#options = options
    this.#parties = new Parties((one, other) => known.separated(one, other))
    for (const row of known.identities) {
      const contact = known.contact(row.contactId)
      this.#add(knownNode(row, this.#parties.of(contact), contact.id))
    }
  }

  sort(sightings: readonly Sighting[]): Sorted {
    const parties = this.#parties
    const of = sightings.map((sighting) => this.#see(sighting))
    for (const [one, other] of this.#options.together ?? []) this.#join(of[one], of[other], sightings[other])
    const profiles = new Map<Party, Profile>()
    for (const { party, profile } of this.#profiles) {
      const now = parties.now(party)
      if (profile.at >= (profiles.get(now)?.at ?? -Infinity)) profiles.set(now, profile)
    }
    return {
      parties,
      nodes: [...this.#nodes.values()],
      of: of.map((party) => parties.now(party)),
      profiles,
      groups: new Set(this.#groups.map((party) => parties.now(party))),
      merges: this.#merges,
      proposals: this.#proposals,
    }
  }

  #see(sighting: Sighting): Party {
    const party = this.#whose(sighting)
    if (sighting.username !== undefined) this.#seeUsername(sighting, sighting.username, party)
    if (sighting.profileName !== undefined)
      this.#profiles.push({ party, profile: { name: sighting.profileName, at: sighting.at } })
    return party
  }

  #whose(sighting: Sighting): Party {
    const { group, phone, bsuid, username } = sighting
    if (group !== undefined) {
      const { party } = this.#seeKey('group', group, sighting.at)
      this.#groups.push(party)
      return party
    }
    const byId = bsuid === undefined ? undefined : this.#seeKey('bsuid', bsuid, sighting.at)
    const byPhone = phone === undefined ? undefined : this.#seePhone(sighting, phone)
    if (byId !== undefined && byPhone !== undefined) {
      notePhone(byId, plainKey(byPhone.key), sighting.at)
      this.#join(byId.party, byPhone.party, sighting)
    }
    const node = byId ?? byPhone
    if (node !== undefined) return this.#parties.now(node.party)
    if (username === undefined) throw new Error('a sighting names nobody')
    return this.#parties.now(this.#seeKey('username', username, sighting.at).party)
  }

  #join(one: Party | undefined, other: Party | undefined, evidence: Sighting | undefined): void {
    if (one === undefined || other === undefined || evidence === undefined) return
    this.#parties.join(one, other, (merge) => this.#merges.push({ ...merge, evidence }))
  }

  #seeKey(kind: IdentityKind, spelling: string, at: number): Node {
    const key = identityKey(kind, spelling)
    const known = this.#nodes.get(refText({ kind, key }))
    if (known !== undefined) return touch(known, spelling, at)
    return this.#add(newNode(kind, key, spelling, at, this.#parties.fresh()))
  }

  #seePhone(sighting: Sighting, spelling: string): Node {
    const key = identityKey('phone', spelling)
    const eras = this.#eras.get(key) ?? []
    const found = eraAt(key, eras, sighting.at, this.#options.cuts?.get(key))
    if ('known' in found) return touch(found.known, spelling, sighting.at)
    const { gap } = found
    const node = this.#add({
      ...newNode('phone', gap.key, spelling, sighting.at, this.#parties.fresh()),
      beganAt: gap.beganAt,
      endedAt: gap.endedAt,
    })
    const before = eras.find(({ endedAt }) => endedAt !== null && endedAt === gap.beganAt)
    if (gap.endedAt === null && before !== undefined && this.#options.cuts === undefined)
      this.#proposals.push({
        party: before.party,
        other: node.party,
        reason: 'number_returned',
        evidence: sighting,
      })
    return node
  }

  #seeUsername({ at, ...sighting }: Sighting, username: string, party: Party): void {
    const key = identityKey('username', username)
    const node = this.#nodes.get(refText({ kind: 'username', key }))
    if (node === undefined) {
      this.#add(newNode('username', key, username, at, party))
      return
    }
    const [holder, now] = [this.#parties.now(node.party), this.#parties.now(party)]
    const isLater = at >= node.seenAt
    touch(node, username, at)
    if (holder === now) return
    this.#proposals.push({
      party: holder,
      other: now,
      reason: 'same_username',
      evidence: { ...sighting, at },
    })
    if (isLater) hand(node, now, at)
  }

  #add(node: Node): Node {
    this.#nodes.set(refText(node), node)
    if (node.kind === 'phone') {
      const key = plainKey(node.key)
      const eras = this.#eras.get(key)
      if (eras === undefined) this.#eras.set(key, [node])
      else eras.push(node)
    }
    return node
  }
}
