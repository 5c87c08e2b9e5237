/**
 * Sends the list of all people of a team. A body is kept as long as the people version for which it was made
 * is the present one, which the caller has read in this very request: a kept body is never a stale one.
 * A list too long to be kept is streamed from the database as the client takes it.
 */
import { PassThrough, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { FastifyReply } from 'fastify'
import { readPeople, type People, type PeopleContext } from '../team/people-list.ts'
import type { User } from '../team/user.ts'

/** How a list of people is written: `head`, the users with commas between them, `tail`. */
export interface PeopleWriter {
  /** Names the writer: bodies of one name, team and version are equal. */
  readonly view: string
  readonly head: string
  readonly tail: string
  readonly write: (user: User) => string
}

interface KeptBody {
  readonly version: number
  readonly body: Buffer
}

const mebibyte = 1024 * 1024
// About 8,000 people; longer lists are streamed.
const largestKept = 8 * mebibyte
const allKept = 64 * mebibyte

export class PeopleBodies {
  readonly #context: PeopleContext
  readonly #kept = new Map<string, KeptBody>()
  readonly #making = new Map<string, Promise<KeptBody | undefined>>()
  /** Lists that were found too long, so that they are not tried again at every request. */
  readonly #tooLong = new Set<string>()
  #keptBytes = 0

  constructor(context: PeopleContext) {
    this.#context = context
  }

  /**
   * Sends the list as it is at `version` or later. `stamp` is called with the version of what is sent, before
   * anything is, to set headers from it.
   */
  async send(
    reply: FastifyReply,
    teamId: string,
    version: number,
    writer: PeopleWriter,
    stamp: (version: number) => void,
  ): Promise<FastifyReply> {
    const key = `${teamId} ${writer.view}`
    const kept = this.#tooLong.has(key) ? undefined : await this.#bodyFor(key, teamId, version, writer)
    if (kept === undefined) return this.#stream(reply, key, teamId, writer, stamp)
    stamp(kept.version)
    return reply.type('application/json; charset=utf-8').send(kept.body)
  }

  async #bodyFor(
    key: string,
    teamId: string,
    version: number,
    writer: PeopleWriter,
  ): Promise<KeptBody | undefined> {
    const present = this.#kept.get(key)
    if (present !== undefined && present.version >= version) {
      // Least recently used lists are dropped first.
      this.#kept.delete(key)
      this.#kept.set(key, present)
      return present
    }
    let making = this.#making.get(key)
    if (making === undefined) {
      making = this.#make(key, teamId, writer).finally(() => this.#making.delete(key))
      this.#making.set(key, making)
    }
    const made = await making
    // Somebody else's list may have been begun before the change that this request must see.
    return made === undefined || made.version >= version ? made : this.#bodyFor(key, teamId, version, writer)
  }

  async #make(key: string, teamId: string, writer: PeopleWriter): Promise<KeptBody | undefined> {
    const made = await readPeople(this.#context, teamId, async (people) => {
      const chunks: Buffer[] = []
      let bytes = 0
      for await (const text of textOf(people, writer)) {
        const chunk = Buffer.from(text)
        chunks.push(chunk)
        bytes += chunk.length
        if (bytes > largestKept) return undefined
      }
      return { version: people.version, body: Buffer.concat(chunks) }
    })
    if (made === undefined) this.#tooLong.add(key)
    else this.#keep(key, made)
    return made
  }

  #keep(key: string, made: KeptBody): void {
    this.#drop(key)
    this.#kept.set(key, made)
    this.#keptBytes += made.body.length
    for (const oldest of this.#kept.keys()) {
      if (this.#keptBytes <= allKept) break
      this.#drop(oldest)
    }
  }

  #drop(key: string): void {
    this.#keptBytes -= this.#kept.get(key)?.body.length ?? 0
    this.#kept.delete(key)
  }

  async #stream(
    reply: FastifyReply,
    key: string,
    teamId: string,
    writer: PeopleWriter,
    stamp: (version: number) => void,
  ): Promise<FastifyReply> {
    const out = new PassThrough()
    // A client that goes away must not keep the reading, and its database connection, waiting for ever.
    reply.raw.once('close', () => out.destroy())
    await readPeople(this.#context, teamId, async (people) => {
      stamp(people.version)
      void reply.type('application/json; charset=utf-8').send(out)
      try {
        // The status is sent: a connection that breaks tells the client that the list is not whole.
        const bytes = await sendAll(textOf(people, writer), out)
        if (bytes <= largestKept) this.#tooLong.delete(key)
      } catch (error) {
        reply.log.warn({ err: error }, 'a list of people was not sent to its end')
      }
    })
    return reply
  }
}

/** Answers how many bytes were sent. Throws when they were not taken to the end. */
async function sendAll(texts: AsyncIterable<string>, out: Writable): Promise<number> {
  let bytes = 0
  const counted = async function* () {
    for await (const text of texts) {
      const chunk = Buffer.from(text)
      bytes += chunk.length
      yield chunk
    }
  }
  await pipeline(counted, out)
  return bytes
}

async function* textOf(people: People, writer: PeopleWriter): AsyncGenerator<string> {
  let separator = writer.head
  for await (const portion of people.portions) {
    yield separator + portion.map(writer.write).join(',')
    separator = ','
  }
  yield (separator === ',' ? '' : separator) + writer.tail
}
