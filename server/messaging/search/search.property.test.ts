import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { usualHitLimits, type HitLimits } from './find-hits.ts'
import { searchMessages } from './search.ts'
import { addChat, addIndexed, openCorpus, type Corpus, type CorpusTeam } from './test-corpus.ts'
import { wordsOf } from './words-of.ts'

// Small enough that each way to find messages is gone with a few hundred of them.
const ways: Readonly<Record<string, HitLimits>> = {
  'as usual': usualHitLimits,
  'nothing is rare': { ...usualHitLimits, rare: 0, scarce: 0, walked: 7 },
  'the index is never asked': {
    ...usualHitLimits,
    rare: 0,
    scarce: 0,
    walked: 3,
    indexed: 0,
    gathered: 0,
    indexMs: 1,
  },
  'walks are given up': {
    ...usualHitLimits,
    rare: 0,
    scarce: 0,
    walked: 5,
    indexed: 0,
    gathered: 0,
    budgetMs: 0,
  },
}

// Few different words, so that all of them are found in several messages, together and apart.
const words = [
  'blue',
  'Blue',
  'bluebird',
  'sofa',
  'sófa',
  'ready',
  'red',
  'Привет',
  '12',
  '1234',
  '会議',
  '会',
  '議室',
  'ครับ',
]
const message = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 })
  .chain((list) => fc.constantFrom(' ', ', ', '-').map((between) => list.join(between)))

interface Stored {
  readonly id: string
  readonly text: string
  readonly at: number
  readonly chatId: string
}

/** Whether a message has all words of a text; the last may be the beginning of one. Written apart from what is tested. */
function fits(text: string, wanted: string): boolean {
  const there = wordsOf(text)
  const pieces = wanted.split(' ').filter((word) => word !== '')
  return pieces.every((piece, place) => {
    const folded = wordsOf(piece)
    // Of a piece without spaces, its last character alone is no word of the search.
    const isUnspaced = /[会議室ครับ]/u.test(piece)
    const needed = isUnspaced && folded.length > 1 ? folded.slice(0, -1) : folded
    const isLast = place === pieces.length - 1 && wanted.endsWith(piece)
    return needed.every((word, index) =>
      (isLast && index === needed.length - 1) || (isUnspaced && folded.length === 1)
        ? there.some((other) => other.startsWith(word))
        : there.includes(word),
    )
  })
}

describe('a search, held against a look at every message', () => {
  let corpus: Corpus
  let team: CorpusTeam
  const stored: Stored[] = []
  // Told by a failure, so that the same messages can be made again.
  const seed = Math.floor(Math.random() * 2 ** 31)
  before(async () => {
    corpus = await openCorpus()
    team = await corpus.team()
    const chats = [await addChat(corpus, team), await addChat(corpus, team)]
    const messages = fc.sample(message, { numRuns: 150, seed }).map((text, number) => ({
      text,
      // Three at a time.
      at: 1_700_000_000_000 + Math.floor(number / 3) * 1_000,
      chatId: chats[number % 2] ?? '',
    }))
    const ids = await addIndexed(corpus, team, messages)
    stored.push(...messages.map((one, index) => ({ ...one, id: ids[index] ?? '' })))
  })
  after(() => corpus[Symbol.asyncDispose]())

  it('finds the same messages in the same order, whichever way and however the pages are cut', async () => {
    const wanted = fc
      .array(fc.constantFrom(...words, 'b', 're', '1'), { minLength: 1, maxLength: 3 })
      .chain((list) => fc.constantFrom('', ' ').map((end) => list.join(' ') + end))
    const property = fc.asyncProperty(
      wanted,
      fc.constantFrom(...Object.keys(ways)),
      fc.integer({ min: 4, max: 50 }),
      fc.boolean(),
      fc.option(fc.integer({ min: 0, max: 50 }), { nil: undefined }),
      async (text, way, limit, inChat, since) => {
        const chatId = inChat ? stored[0]?.chatId : undefined
        const from = since === undefined ? undefined : 1_700_000_000_000 + since * 1_000
        const expected = stored
          .filter((one) => fits(one.text, text) && (chatId === undefined || one.chatId === chatId))
          .filter(({ at }) => from === undefined || at >= from)
          .sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
        const found: string[] = []
        let cursor: string | undefined
        let isCorrected = false
        do {
          const query = { text, limit, cursor, chatId, from }
          const page = await searchMessages(corpus.context, team.actor(), query, ways[way])
          isCorrected ||= page.corrections.length > 0
          assert.ok(page.hits.length <= limit)
          found.push(...page.hits.map(({ messageId }) => messageId))
          cursor = page.cursor
        } while (cursor !== undefined)
        if (!isCorrected)
          assert.deepEqual(
            found,
            expected.map(({ id }) => id),
            `seed of the messages ${seed}`,
          )
      },
    )
    await fc.assert(property, { numRuns: 60 })
  })

  it('stands any text', async () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 })
    const hostile = fc.constantFrom(
      "'",
      "''",
      '\\',
      ':*',
      ' & | ! ( ) <->',
      '\0',
      '%',
      '_',
      '/x',
      '<',
      '>',
      '\ud800',
    )
    const property = fc.asyncProperty(fc.array(fc.oneof(text, hostile)), async (parts) => {
      const search = searchMessages(corpus.context, team.actor(), { text: parts.join('sofa'), limit: 5 })
      await search.catch((error: unknown) =>
        assert.equal((error as { code: unknown }).code, 'request_invalid'),
      )
    })
    await fc.assert(property, { numRuns: 40 })
  })
})
