/** The tails of the teams that somebody follows in this process. They end when the server does. */
import type { Database } from '../database/database.ts'
import { ChatHolders } from '../messaging/chats/chat-holders.ts'
import type { EventBell } from './event-bell.ts'
import { lastNumber, lastNumbers } from './log.ts'
import { TeamTail } from './tail.ts'

/** What somebody who follows a team is given; disposing it ends that. */
export interface Following extends Disposable {
  readonly tail: TeamTail
  /** Who has the chats of the team, kept up to date by its events. */
  readonly holders: ChatHolders
}

interface Followed {
  readonly tail: TeamTail
  readonly holders: ChatHolders
  followers: number
}

// Proxies close connections that are silent for a minute, some for half of that.
const defaultBeatMs = 15_000
// For rings that were lost on their way from another process.
const lookEveryMs = 1_000

export class EventTails {
  /** How often those who follow are told where they are and looked at again; tests are less patient. */
  readonly patience = { beatMs: defaultBeatMs }
  readonly #database: Database
  readonly #teams = new Map<string, Promise<Followed>>()
  readonly #closing = new AbortController()
  #looking: NodeJS.Timeout | undefined

  constructor(database: Database, bell: EventBell) {
    this.#database = database
    bell.onNumbered((teams) => this.#advance(teams))
  }

  /** Aborted when the server ends: whoever follows must end too. */
  get closing(): AbortSignal {
    return this.#closing.signal
  }

  async follow(teamId: string): Promise<Following> {
    const opening = this.#teams.get(teamId) ?? this.#open(teamId)
    const followed = await opening
    // The last one that followed it may have left meanwhile.
    if (this.#teams.get(teamId) !== opening) return this.follow(teamId)
    followed.followers += 1
    let isFollowing = true
    return {
      tail: followed.tail,
      holders: followed.holders,
      [Symbol.dispose]: () => {
        if (!isFollowing) return
        isFollowing = false
        followed.followers -= 1
        if (followed.followers === 0) this.#teams.delete(teamId)
        if (this.#teams.size === 0) this.#stopLooking()
      },
    }
  }

  /** Ends everybody's following; nobody can begin again. */
  close(): void {
    this.#closing.abort()
    this.#stopLooking()
  }

  #open(teamId: string): Promise<Followed> {
    const opening = this.#make(teamId)
    this.#teams.set(teamId, opening)
    opening.catch(() => {
      if (this.#teams.get(teamId) === opening) this.#teams.delete(teamId)
    })
    this.#looking ??= setInterval(() => void this.#look(), lookEveryMs).unref()
    return opening
  }

  async #make(teamId: string): Promise<Followed> {
    const holders = new ChatHolders(this.#database, teamId)
    const last = await lastNumber(this.#database, teamId)
    const tail = new TeamTail(this.#database, teamId, last, (events) => holders.note(events))
    return { tail, holders, followers: 0 }
  }

  #advance(teams: ReadonlyMap<string, number>): void {
    for (const [teamId, number] of teams)
      this.#teams
        .get(teamId)
        ?.then(({ tail }) => tail.advance(number))
        // It is tried again with the next ring or look.
        .catch(() => undefined)
  }

  async #look(): Promise<void> {
    const teams = [...this.#teams.keys()]
    if (teams.length === 0) return
    try {
      this.#advance(await lastNumbers(this.#database, teams))
    } catch {
      // The database is away; it is looked again.
    }
  }

  #stopLooking(): void {
    clearInterval(this.#looking)
    this.#looking = undefined
  }
}
