import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { addCrowd } from '../../test/api/people.ts'
import { startApi, type TestApi, type TestTeam } from '../../test/support/api.ts'

interface Page {
  _data: { id: string; username: string; createdAt: number }[]
  _meta: { total: number; hasMore: boolean; nextCursor: string | null }
}

describe('pages of GET /v1/ext/users and GET /v2/ext/users', () => {
  let api: TestApi
  before(async () => (api = await startApi()))
  after(() => api[Symbol.asyncDispose]())

  async function page(token: string, query: string, version = 'v1'): Promise<Page> {
    const answer = await api.send(`/${version}/ext/users?${query}`, { token })
    assert.equal(answer.status, 200, answer.text)
    return answer.body as Page
  }

  /** Follows the cursors to the end; `between` is run after each page. */
  async function walk(
    token: string,
    query: string,
    between: (page: Page) => Promise<void> = () => Promise.resolve(),
  ) {
    const pages: Page[] = []
    let cursor = ''
    for (;;) {
      const next = await page(token, `${query}${cursor}`)
      pages.push(next)
      await between(next)
      assert.equal(next._meta.hasMore, next._meta.nextCursor !== null)
      if (next._meta.nextCursor === null) return pages
      cursor = `&cursor=${next._meta.nextCursor}`
    }
  }

  const idsOf = (pages: Page[]) => pages.flatMap((one) => one._data.map((user) => user.id))

  async function crowd(count: number): Promise<{ team: TestTeam; token: string }> {
    const team = await api.team()
    await addCrowd(api, team, count)
    return { team, token: await team.token() }
  }

  it('a page has at most `limit` people, and its meta says how many there are and what comes next', async () => {
    const { token } = await crowd(5)
    const first = await page(token, 'limit=2')
    assert.equal(first._data.length, 2)
    assert.deepEqual(Object.keys(first), ['_data', '_meta', '_errors'])
    assert.deepEqual(Object.keys(first._meta), ['total', 'hasMore', 'nextCursor'])
    assert.equal(first._meta.total, 5)
    assert.equal(first._meta.hasMore, true)
    const all = await page(token, 'limit=5')
    assert.deepEqual(all._meta, { total: 5, hasMore: false, nextCursor: null })
  })

  it('visits everybody exactly once, whatever the size of the pages, with equal times of creation', async () => {
    const { token } = await crowd(23)
    const expected = (await api.send('/v1/ext/users', { token })).body._data.map(
      (user: { id: string }) => user.id,
    )
    for (const limit of [1, 2, 7, 22, 23, 24, 1000])
      assert.deepEqual(idsOf(await walk(token, `limit=${limit}`)), expected)
  })

  it('visits everybody who was there exactly once while people are added, changed and deleted', async () => {
    const { team, token } = await crowd(30)
    const before = idsOf([await page(token, 'limit=1000')])
    let count = 0
    const pages = await walk(token, 'limit=4', async ({ _data }) => {
      api.now += 1
      await addCrowd(api, team, 3, `late${(count += 1)}x`)
      // Somebody already seen is deleted, which must not push anybody over the edge of a page.
      if (count < 5) {
        const answer = await api.send(`/v1/ext/user/${_data[0]!.id}`, {
          token,
          method: 'PATCH',
          body: { isDeleted: true },
        })
        assert.equal(answer.status, 200)
      }
      if (count > 200) throw new Error('the walk does not end')
    })
    const seen = idsOf(pages)
    assert.equal(new Set(seen).size, seen.length)
    for (const id of before) assert.ok(seen.includes(id))
  })

  it('goes beyond the ten thousandth row', async () => {
    const { token } = await crowd(10_050)
    const pages = await walk(token, 'limit=1000&fields=id,username')
    const ids = idsOf(pages)
    assert.equal(pages.length, 11)
    assert.equal(ids.length, 10_050)
    assert.equal(new Set(ids).size, 10_050)
    assert.equal(pages[10]!._meta.total, 10_050)
    assert.deepEqual(Object.keys(pages[10]!._data[0]!), ['id', 'username'])
  })

  it('walks every order, both ways, without losing anybody', async () => {
    const { team, token } = await crowd(6)
    for (const firstName of ['Zoë', 'zoe', 'Ärla', 'आरव', 'Юля', ''])
      await team.user({ firstName, lastName: 'Q' }).then(() => (api.now += 5))
    for (const sort of ['createdAt', 'updatedAt', 'username', 'name'])
      for (const sign of ['', '-']) {
        const ids = idsOf(await walk(token, `limit=5&sort=${sign}${sort}`))
        assert.equal(new Set(ids).size, 12, `${sign}${sort}`)
        assert.deepEqual(ids, idsOf([await page(token, `sort=${sign}${sort}`)]))
      }
    const found = idsOf(await walk(token, 'limit=2&search=last'))
    assert.equal(new Set(found).size, 6)
  })

  it('takes a cursor in v2 that v1 gave: both read the same people', async () => {
    const { token } = await crowd(4)
    const first = await page(token, 'limit=2')
    const second = await page(token, `limit=2&cursor=${first._meta.nextCursor}`, 'v2')
    assert.equal(new Set([...first._data, ...second._data].map((user) => user.id)).size, 4)
  })

  it('a cursor of another order, a changed one and nonsense are refused', async () => {
    const { token } = await crowd(3)
    const { nextCursor } = (await page(token, 'limit=1'))._meta
    const cases = [
      [`limit=1&sort=username&cursor=${nextCursor}`, /^cursor: belongs to another order/],
      [`limit=1&sort=-createdAt&cursor=${nextCursor}`, /^cursor: belongs to another order/],
      [`search=x&cursor=${nextCursor}`, /^cursor: belongs to another order/],
      [`cursor=${nextCursor?.slice(0, -9)}`, /^cursor: must be a nextCursor/],
      ['cursor=', /^cursor: must be a nextCursor/],
      ['cursor=%00%ff', /^cursor: must be a nextCursor/],
      [
        `cursor=${Buffer.from('["createdAt",1e999,"x"]').toString('base64url')}`,
        /^cursor: must be a nextCursor/,
      ],
      [`cursor=${Buffer.from('["createdAt",{},{}]').toString('base64url')}`, /^cursor: must be a nextCursor/],
      [`cursor=${'A'.repeat(5000)}`, /^cursor: must be a nextCursor/],
    ] as const
    for (const [query, message] of cases) {
      const answer = await api.send(`/v1/ext/users?${query}`, { token })
      assert.equal(answer.status, 400, query)
      assert.equal(answer.body._errors.length, 1)
      assert.match(answer.body._errors[0], message)
    }
  })

  it("a forged cursor with another team's person or far away times shows nothing of others and breaks nothing", async () => {
    const { token } = await crowd(2)
    const other = await crowd(2)
    const stranger = (await page(other.token, 'limit=1'))._data[0]!
    for (const [key, id] of [
      [0, stranger.id],
      [stranger.createdAt, stranger.id],
      [7.9e15, stranger.id],
      [-7.9e15, stranger.id],
    ]) {
      const cursor = Buffer.from(JSON.stringify(['createdAt', key, id])).toString('base64url')
      const answer = await api.send(`/v1/ext/users?cursor=${cursor}`, { token })
      assert.ok(answer.status < 500, answer.text)
      for (const user of answer.body._data) assert.match(user.username, /^crowd/)
      if (answer.status === 200) assert.equal(answer.body._meta.total, 2)
    }
  })
})
