import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { pagingAt, rewritePaging } from './paging.ts'

describe('addresses of other pages', () => {
  const here = pagingAt('https://felloe.example/v1/list')
  const next = 'https://graph.facebook.com/v23.0/1/groups?access_token=EAA&limit=2&after=QVFI%3D&name=a%20b'

  it('lead here, with the query as the Graph has written it and without the token', () => {
    const cursors = { before: 'a', after: 'b' }
    const body = { data: [1], paging: { cursors, next, previous: 'https://graph.facebook.com/x' } }
    assert.deepEqual(rewritePaging(body, here), {
      data: [1],
      paging: {
        cursors,
        next: 'https://felloe.example/v1/list?limit=2&after=QVFI%3D&name=a%20b',
        previous: 'https://felloe.example/v1/list',
      },
    })
  })

  it('lose the token wherever it stands, and however it is written', () => {
    for (const query of [
      'access_token=EAA',
      'a=1&access_token=EAA',
      'ACCESS_TOKEN=EAA&a=1',
      'access_token',
    ]) {
      const paging = { next: `https://graph.facebook.com/x?${query}` }
      assert.doesNotMatch(JSON.stringify(rewritePaging({ paging }, here)), /token/i)
    }
  })

  it('are left out when they are none', () => {
    assert.deepEqual(rewritePaging({ paging: { next: 'soon', previous: 7 } }, here), { paging: {} })
  })

  it('are looked for in paging only', () => {
    for (const body of [{ next }, { paging: 'x', next }, { paging: null }, {}])
      assert.deepEqual(rewritePaging(body, here), body)
  })
})
