/**
 * A team with very many messages, written by COPY: chats of contacts one after the other and side by side, words as
 * people write them, and in the tables of the search what the server itself would have put there.
 */
import type { PoolClient } from 'pg'
import { copyPortions, sessionOn, type CopyValue } from '../../server/database/session.ts'
import type { Database } from '../../server/database/database.ts'
import { randomFrom } from '../../server/lib/seeded-random.ts'
import { idSequence } from '../../server/lib/uuid.ts'
import { vectorOf } from '../../server/messaging/search/terms.ts'
import { madeMessage, vocabulary, type Vocabulary } from './language.ts'
import { withoutIndexes } from './without-indexes.ts'

export interface Conversations {
  readonly known: Vocabulary
  readonly chatIds: readonly string[]
  readonly contactIds: readonly string[]
  readonly userIds: readonly string[]
  readonly inboxIds: readonly string[]
  readonly tagIds: readonly string[]
  /** Of the messages; epoch milliseconds. */
  readonly firstAt: number
  readonly lastAt: number
  /** How many messages have each word. */
  readonly uses: ReadonlyMap<string, number>
}

const messagesPerChat = 25
const chatsPerContact = 4 / 3
// Messages of neighbouring chats lie between those of a chat.
const spread = 200
const firstAt = Date.UTC(2024, 0, 1)
const lastAt = Date.UTC(2026, 0, 1)
const openShare = 0.05
const rowsAtOnce = 20_000

export async function fillConversations(
  database: Pick<Database, 'pool'>,
  team: ConversingTeam,
  count: number,
): Promise<Conversations> {
  const world = makeWorld(team, count)
  const client = await database.pool.connect()
  try {
    await client.query('set statement_timeout = 0; set synchronous_commit = off')
    await insertPlaces(client, team.id, world)
    await withoutIndexes(
      client,
      ['chat_messages', 'message_search', 'search_words', 'chats', 'contacts'],
      async () => {
        await copyMessages(client, team.id, world, count)
        const session = sessionOn(client)
        await session.copyText('chats', chatColumns, await copyPortions(chatRows(team.id, world)))
        await session.copyText('contacts', contactColumns, await copyPortions(contactRows(team.id, world)))
        await session.copyText('search_words', wordColumns, await copyPortions(wordRows(team.id, world)))
      },
    )
    await client.query('vacuum analyze chat_messages, message_search, search_words, chats, contacts')
  } finally {
    client.release(true)
  }
  return {
    ...world,
    firstAt,
    lastAt,
    uses: new Map([...world.words].map(([word, { uses }]) => [word, uses])),
  }
}

/** On one of its numbers everything happens; its chats are given to its users. */
export interface ConversingTeam {
  readonly id: string
  readonly pluginId: string
  readonly phoneNumberId: string
  readonly userIds: readonly string[]
}

interface World {
  readonly known: Vocabulary
  readonly pluginId: string
  readonly phoneNumberId: string
  readonly chatIds: readonly string[]
  readonly contactIds: readonly string[]
  readonly userIds: readonly string[]
  readonly inboxIds: readonly string[]
  readonly tagIds: readonly string[]
  /** Of each chat: its newest message so far. */
  readonly last: { id: string; at: number; count: number }[]
  readonly words: Map<string, { uses: number; lastAt: number }>
}

function makeWorld({ pluginId, phoneNumberId, userIds }: ConversingTeam, count: number): World {
  const nextId = idSequence()
  const ids = (many: number): string[] => Array.from({ length: many }, () => nextId(firstAt))
  const chats = Math.max(10, Math.round(count / messagesPerChat))
  const timeOfChat = (lastAt - firstAt) / chats
  return {
    known: vocabulary(),
    pluginId,
    phoneNumberId,
    chatIds: Array.from({ length: chats }, (_, number) => nextId(Math.floor(firstAt + number * timeOfChat))),
    contactIds: ids(Math.round(chats / chatsPerContact)),
    userIds,
    inboxIds: ids(8),
    tagIds: ids(20),
    last: Array.from({ length: chats }, () => ({ id: '', at: firstAt, count: 0 })),
    words: new Map(),
  }
}

/** In the order of time, a batch of both tables after the other. */
async function copyMessages(client: PoolClient, teamId: string, world: World, count: number): Promise<void> {
  const session = sessionOn(client)
  const random = randomFrom(23)
  const nextId = idSequence()
  const apart = (lastAt - firstAt) / count
  for (let first = 0; first < count; first += rowsAtOnce) {
    const messages: CopyValue[][] = []
    const searched: CopyValue[][] = []
    for (let number = first; number < Math.min(count, first + rowsAtOnce); number += 1) {
      const at = Math.floor(firstAt + number * apart)
      const id = nextId(at)
      const chat = chatAt(world, number, random)
      const made = madeMessage(world.known, random, number / count, number)
      const direction = random() < 0.55 ? 'INBOUND' : 'OUTBOUND'
      const time = new Date(at).toISOString()
      const chatId = world.chatIds[chat] ?? ''
      const last = world.last[chat]
      if (last !== undefined) Object.assign(last, { id, at, count: last.count + 1 })
      const words = [...made.words, direction === 'INBOUND' ? '<' : '>']
      countWords(world.words, words, at)
      messages.push([
        teamId,
        id,
        time,
        time,
        world.pluginId,
        world.phoneNumberId,
        chatId,
        time,
        direction,
        identifierOf(world, chat),
        `wamid.${number}`,
        'text',
        '{}',
        made.text,
        direction === 'INBOUND' ? 'inbound' : 'reply',
        'READ',
      ])
      searched.push([teamId, id, chatId, time, vectorOf(teamId, words)])
    }
    await session.copyText('chat_messages', messageColumns, await copyPortions(messages))
    await session.copyText('message_search', searchColumns, await copyPortions(searched))
  }
}

const messageColumns = [
  'team_id',
  'id',
  'created_at',
  'updated_at',
  'plugin_id',
  'phone_number_id',
  'chat_id',
  'at',
  'direction',
  'contact_identifier',
  'external_id',
  'data_type',
  'content',
  'text',
  'origin',
  'delivery_status',
]
const searchColumns = ['team_id', 'message_id', 'chat_id', 'at', 'words']
const wordColumns = ['team_id', 'word', 'uses', 'last_at']
const contactColumns = ['team_id', 'id', 'created_at', 'updated_at', 'name', 'search_text']
const chatColumns = [
  'team_id',
  'id',
  'created_at',
  'updated_at',
  'version',
  'plugin_id',
  'phone_number_id',
  'contact_id',
  'contact_identifier',
  'status',
  'opened_by',
  'assigned_to',
  'assigned_at',
  'inbox_id',
  'tags',
  'unread_count',
  'last_message_id',
  'last_message_at',
  'last_inbound_at',
  'window_ends_at',
]

/** Chats that are busy at the same time have their messages between each other; a few come back much later. */
function chatAt({ chatIds }: World, number: number, random: () => number): number {
  const now = Math.floor(number / messagesPerChat)
  const place = random() < 0.02 ? Math.floor(random() * now) : now + Math.floor((random() - 0.5) * spread)
  return Math.min(chatIds.length - 1, Math.max(0, place))
}

function countWords(counted: World['words'], words: readonly string[], at: number): void {
  for (const word of words) {
    const known = counted.get(word)
    if (known === undefined) counted.set(word, { uses: 1, lastAt: at })
    else {
      known.uses += 1
      known.lastAt = at
    }
  }
}

function contactOf({ contactIds }: World, chat: number): number {
  return chat % contactIds.length
}

function identifierOf(world: World, chat: number): string {
  return String(15_550_000_000 + contactOf(world, chat))
}

function* chatRows(teamId: string, world: World): Generator<CopyValue[]> {
  const random = randomFrom(29)
  const one = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? ''
  const firstOpen = world.chatIds.length * (1 - openShare)
  for (const [number, id] of world.chatIds.entries()) {
    const last = world.last[number] ?? { id: '', at: firstAt, count: 0 }
    const time = new Date(last.at).toISOString()
    const isOpen = number >= firstOpen
    const assignee = random() < 0.8 ? one(world.userIds) : null
    yield [
      teamId,
      id,
      time,
      time,
      last.count + 1,
      world.pluginId,
      world.phoneNumberId,
      world.contactIds[contactOf(world, number)] ?? '',
      identifierOf(world, number),
      isOpen ? 'OPEN' : 'CLOSED',
      'INBOUND',
      assignee,
      assignee === null ? null : time,
      random() < 0.9 ? one(world.inboxIds) : null,
      random() < 0.3 ? `{${one(world.tagIds)}}` : '{}',
      isOpen && random() < 0.3 ? 1 + Math.floor(random() * 5) : 0,
      last.id === '' ? null : last.id,
      time,
      time,
      time,
    ]
  }
}

function* contactRows(teamId: string, { contactIds }: World): Generator<CopyValue[]> {
  const time = new Date(firstAt).toISOString()
  for (const [number, id] of contactIds.entries())
    yield [teamId, id, time, time, `Contact ${number}`, `contact ${number} ${15_550_000_000 + number}`]
}

function* wordRows(teamId: string, { words }: World): Generator<CopyValue[]> {
  for (const [word, { uses, lastAt: at }] of words) yield [teamId, word, uses, new Date(at).toISOString()]
}

async function insertPlaces(
  client: PoolClient,
  teamId: string,
  { inboxIds, tagIds }: Pick<World, 'inboxIds' | 'tagIds'>,
): Promise<void> {
  await client.query(
    `insert into chat_inboxes (team_id, id, created_at, updated_at, name, name_key, position, rules)
     select $1, id, now(), now(), 'Inbox ' || place, 'inbox ' || place, place, '[]'
     from unnest($2::uuid[]) with ordinality i (id, place)`,
    [teamId, inboxIds],
  )
  await client.query(
    `insert into chat_tags (team_id, id, created_at, updated_at, name, name_key, color)
     select $1, id, now(), now(), 'Tag ' || place, 'tag ' || place, '#888888'
     from unnest($2::uuid[]) with ordinality i (id, place)`,
    [teamId, tagIds],
  )
}
