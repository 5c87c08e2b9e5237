import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { newId } from '../../lib/uuid.ts'
import { usualHitLimits } from './find-hits.ts'
import { searchEverything } from './search-everything.ts'
import { searchChats, searchFiles, searchMessages, type MessagePage, type MessageQuery } from './search.ts'
import {
  addChat,
  addContact,
  addIndexed,
  addMessages,
  index,
  openCorpus,
  type Corpus,
  type CorpusTeam,
} from './test-corpus.ts'

describe('a search of messages', () => {
  let api: Corpus
  let team: CorpusTeam
  let chatId: string
  before(async () => {
    api = await openCorpus()
  })
  after(() => api[Symbol.asyncDispose]())

  const begin = async () => {
    team = await api.team()
    chatId = await addChat(api, team)
  }
  const add = (...texts: string[]) =>
    addIndexed(
      api,
      team,
      texts.map((text) => ({ text, chatId })),
    )
  const find = (text: string, query: Partial<MessageQuery> = {}): Promise<MessagePage> =>
    searchMessages(api.context, team.actor(), { text, limit: 20, ...query })
  const chatsWith = async (text: string, asking: ReturnType<typeof team.actor>) => {
    const chats: string[] = []
    await searchChats(api.context, asking, text, (ids) => {
      chats.push(...ids)
      return Promise.resolve(false)
    })
    return chats
  }
  const textsOf = ({ hits }: MessagePage) => hits.map(({ snippet }) => snippet.text)

  it('finds messages with all words, the newest first, however they are written', async () => {
    await begin()
    await add('The blue sofa', 'A BLUE chair', 'Une table bleue', 'the SOFA is blué')
    assert.deepEqual(textsOf(await find('Sofa blue')), ['the SOFA is blué', 'The blue sofa'])
  })

  it('finds by the beginning of the last word, and only of the last', async () => {
    await begin()
    await add('delivery tomorrow', 'delivered today')
    assert.equal((await find('deliv')).hits.length, 2)
    assert.deepEqual(textsOf(await find('deliv today')), [])
    assert.deepEqual(textsOf(await find('delivered tod')), ['delivered today'])
    assert.equal((await find('deliv ')).hits.length, 0)
  })

  it('takes a word that no message has for the nearest that there is, and says so', async () => {
    await begin()
    await add('Your invoice is ready', 'The invoice again', 'The invoke call')
    const page = await find('invoise')
    assert.deepEqual(textsOf(page), ['The invoice again', 'Your invoice is ready'])
    assert.deepEqual(page.corrections, [{ word: 'invoise', correctedTo: 'invoice' }])
    await add('It is ready today')
    const short = await find('toady')
    assert.deepEqual(short.corrections, [{ word: 'toady', correctedTo: 'today' }])
  })

  it('leaves a known word as it is, and tells which words nothing has', async () => {
    await begin()
    await add('form', 'from', 'from', 'order 1234567')
    assert.deepEqual(textsOf(await find('form')), ['form'])
    const page = await find('order 1234568 xylophones')
    assert.deepEqual(page.hits, [])
    assert.deepEqual(page.missing, ['1234568', 'xylophones'])
  })

  it('finds parts of sentences in scripts without spaces', async () => {
    await begin()
    await add('明日の会議は三時です', '我想退货', 'สวัสดีครับ ขอใบเสร็จ', '한국어 주문 확인')
    assert.deepEqual(textsOf(await find('会議')), ['明日の会議は三時です'])
    assert.deepEqual(textsOf(await find('退')), ['我想退货'])
    assert.deepEqual(textsOf(await find('ใบเสร็จ')), ['สวัสดีครับ ขอใบเสร็จ'])
    assert.deepEqual(textsOf(await find('주문')), ['한국어 주문 확인'])
    assert.deepEqual(textsOf(await find('会日')), [])
  })

  it('finds messages by the names of their files, and files alone', async () => {
    await begin()
    const [pdf] = await addIndexed(api, team, [
      { text: 'As promised', chatId, dataType: 'document', fileName: 'Quote_Lopez-2026.pdf' },
      { text: 'the quote is coming', chatId },
    ])
    assert.equal((await find('quote')).hits.length, 2)
    const files = await searchFiles(api.context, team.actor(), { text: 'quote lop', limit: 20 })
    assert.deepEqual(
      files.hits.map(({ messageId }) => messageId),
      [pdf],
    )
    assert.deepEqual(files.hits[0]?.files[0]?.name, {
      text: 'Quote_Lopez-2026.pdf',
      ranges: [
        { start: 0, end: 5 },
        { start: 6, end: 11 },
      ],
    })
  })

  it('narrows down by chat, contact, time and direction', async () => {
    await begin()
    const contactId = await addContact(api, team, 'Ana Vale')
    const other = await addChat(api, team, { contactId })
    await addIndexed(api, team, [
      { text: 'hello one', chatId, at: 1_000 },
      { text: 'hello two', chatId, at: 2_000, direction: 'OUTBOUND' },
      { text: 'hello three', chatId: other, at: 3_000 },
    ])
    assert.deepEqual(textsOf(await find('hello', { chatId })), ['hello two', 'hello one'])
    assert.deepEqual(textsOf(await find('hello', { contactId })), ['hello three'])
    assert.deepEqual(textsOf(await find('hello', { from: 2_000, to: 2_000 })), ['hello two'])
    assert.deepEqual(textsOf(await find('hello', { direction: 'OUTBOUND' })), ['hello two'])
    await assert.rejects(find('hello', { contactId: newId() }), { code: 'contact_not_found' })
    await assert.rejects(find('hello', { chatId: newId() }), { code: 'chat_not_found' })
  })

  it('goes on from page to page without a gap', async () => {
    await begin()
    const texts = Array.from({ length: 7 }, (_, number) => `parcel ${number}`)
    await addIndexed(
      api,
      team,
      texts.map((text) => ({ text, chatId, at: 5_000 })),
    )
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await find('parcel', { limit: 3, cursor })
      seen.push(...textsOf(page))
      cursor = page.cursor
    } while (cursor !== undefined)
    assert.deepEqual([...seen].sort(), texts)
  })

  it('finds an edited message by what it says now, and no message that was taken back', async () => {
    await begin()
    const [first, second] = await addIndexed(api, team, [
      { text: 'meet at nine', chatId, externalId: 'wamid.1' },
      { text: 'secret address', chatId, externalId: 'wamid.2' },
    ])
    const changes = await addMessages(api, team, [
      { text: 'meet at eleven', chatId, dataType: 'edit', inReplyTo: 'wamid.1' },
      { text: '', chatId, dataType: 'revoke', inReplyTo: 'wamid.2' },
    ])
    await index(api, team, changes)
    assert.deepEqual((await find('nine')).hits, [])
    const page = await find('eleven')
    assert.deepEqual(
      page.hits.map(({ messageId, snippet }) => [messageId, snippet.text]),
      [[first, 'meet at eleven']],
    )
    assert.deepEqual((await find('secret')).missing, ['secret'])
    assert.equal(typeof second, 'string')
  })

  it('writes nothing for a message that is as it was', async () => {
    await begin()
    const ids = await add('steady words')
    const row = () =>
      api.context.database.rows('select xmin::text, ctid::text from message_search where team_id = $1', [
        team.id,
      ])
    const before = await row()
    await index(api, team, ids)
    assert.deepEqual(await row(), before)
  })

  it('tells until when it has looked when it ends before the page is full, and goes on from there', async () => {
    await begin()
    await add('blue first', ...Array.from({ length: 30 }, (_, number) => `red ${number}`), 'blue last')
    const never = { rare: 0, scarce: 0, indexed: 0, gathered: 0, budgetMs: 0 }
    const limits = { ...usualHitLimits, ...never, walked: 10 }
    const ask = (cursor?: string) =>
      searchMessages(api.context, team.actor(), { text: 'blue ', limit: 20, cursor }, limits)
    const first = await ask()
    assert.deepEqual(textsOf(first), ['blue last'])
    assert.ok(first.searchedBackTo !== undefined && first.cursor !== undefined)
    const second = await ask(first.cursor)
    assert.deepEqual(textsOf(second), [])
    assert.ok((second.searchedBackTo ?? 0) < first.searchedBackTo)
  })

  it('counts the uses of words once, however often a message is indexed', async () => {
    await begin()
    const ids = await add('alpha beta', 'alpha')
    await index(api, team, ids)
    await index(api, team, ids)
    const rows = await api.context.database.rows(
      "select word, uses from search_words where team_id = $1 and word not in ('<', '>') order by word",
      [team.id],
    )
    assert.deepEqual(rows, [
      { word: 'alpha', uses: 2 },
      { word: 'beta', uses: 1 },
    ])
  })

  it('finds for a user only what is in chats that the user may see, and tells nothing of the others', async () => {
    await begin()
    const actor = team.actor('user')
    const chats = [
      await addChat(api, team, { assignedTo: actor.userId }),
      await addChat(api, team, { assignedTo: newId() }),
    ]
    await addIndexed(api, team, [
      { text: 'refund for me', chatId: chats[0] ?? '' },
      { text: 'refund for another', chatId: chats[1] ?? '' },
      { text: 'refund for nobody', chatId },
      { text: 'confidential', chatId: chats[1] ?? '' },
    ])
    const ask = (text: string) => searchMessages(api.context, actor, { text, limit: 20 })
    assert.deepEqual(textsOf(await ask('refund')), ['refund for nobody', 'refund for me'])
    const inChat = (id: string) =>
      searchMessages(api.context, actor, { text: 'refund', chatId: id, limit: 20 })
    const hidden = await ask('confidentail')
    assert.deepEqual([hidden.hits, hidden.corrections, hidden.missing], [[], [], []])
    assert.deepEqual(await chatsWith('refund', actor), [chatId, chats[0]])
    await assert.rejects(inChat(chats[1] ?? ''), { code: 'chat_not_found' })
  })

  it('finds contacts by names and numbers, for a user those with a chat that the user may see', async () => {
    await begin()
    const actor = team.actor('user')
    const [ana, anaMaria] = [
      await addContact(api, team, 'Ana Vale'),
      await addContact(api, team, 'Ana María 50% Díaz', '491701234567'),
    ]
    const own = await addChat(api, team, { assignedTo: actor.userId, contactId: ana })
    await addChat(api, team, { assignedTo: newId(), contactId: anaMaria })
    const ask = async (text: string, asking = team.actor()) => {
      const found = await searchEverything(api.context, asking, { text, limit: 5 })
      return found.contacts?.hits.map(({ id }) => id)
    }
    assert.deepEqual(await ask('ana'), [ana, anaMaria])
    assert.deepEqual(await ask('maria ana'), [anaMaria])
    assert.deepEqual(await ask('+49 (170) 123-4567'), [anaMaria])
    assert.deepEqual(await ask('50%'), [anaMaria])
    assert.deepEqual(await ask('5_%'), [])
    assert.deepEqual(await ask('ana', actor), [ana])
    assert.deepEqual(await chatsWith('ana vale', actor), [own])
  })

  it('finds contacts also where a name is misspelt, and never by another number', async () => {
    await begin()
    const [rafael, zoe] = [
      await addContact(api, team, 'Rafael Mendes', '5511998765432'),
      await addContact(api, team, 'Zoë Wałęsa', '48500100200'),
    ]
    const ask = async (text: string) => {
      const found = await searchEverything(api.context, team.actor(), { text, limit: 5 })
      return found.contacts?.hits.map(({ id }) => id)
    }
    for (const text of ['rafeal', 'Raphael', 'mendez rafael', 'mednes'])
      assert.deepEqual(await ask(text), [rafael], text)
    assert.deepEqual(await ask('walesa'), [zoe])
    for (const text of ['5511998765433', 'rafael 5511998765433', 'sofa', 'x'.repeat(300)])
      assert.deepEqual(await ask(text), [])
  })

  it('finds the contact of a user however many others are called so', async () => {
    await begin()
    const actor = team.actor('user')
    await api.context.database.rows(
      `insert into contacts (team_id, id, created_at, updated_at, name, search_text)
       select $1, ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, now(), now(), 'Ana', 'ana'
       from generate_series(1, 600) n`,
      [team.id],
    )
    const own = await addContact(api, team, 'Ana Silva')
    await addChat(api, team, { assignedTo: actor.userId, contactId: own })
    const found = await searchEverything(api.context, actor, { text: 'ana', limit: 5 })
    assert.deepEqual(
      found.contacts?.hits.map(({ id }) => id),
      [own],
    )
  })

  it('sees nothing of another team', async () => {
    await begin()
    await add('shared word')
    team = await api.team()
    assert.deepEqual((await find('shared')).hits, [])
  })

  for (const text of ['', '   ', '!?', 'x'.repeat(301), '&|()', '😀'])
    it(`refuses ${JSON.stringify(text.slice(0, 10))}`, async () => {
      await begin()
      await assert.rejects(async () => find(text), { code: 'request_invalid' })
    })

  it('takes operators, quotes and NUL for what stands between words', async () => {
    await begin()
    await add("it's | a & test: O'Neill \\ (paren) <-> x:*")
    for (const text of ["O'Neill", "'O''Neill' & !x", 'test\u0000paren', '<-> x:*', '\ud800test'])
      assert.equal((await find(text)).hits.length, 1, text)
  })
})
