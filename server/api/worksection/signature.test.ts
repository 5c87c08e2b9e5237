/** Signatures: known values, every way in which a known client signs, and that nothing else passes. */
import assert from 'node:assert/strict'
import { createHmac, hash as digest } from 'node:crypto'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { readParameters } from './parameters.ts'
import { isAdminHeaderValid, isHashValid } from './signature.ts'

const key = 'demo-key-000'
const md5 = (text: string): string => digest('md5', text)
const form = (pairs: readonly Pair[]): string =>
  new URLSearchParams(pairs.map(([n, v]): [string, string] => [n, v])).toString()
const percent = (pairs: readonly Pair[]): string =>
  pairs.map(([n, v]) => `${encodeURIComponent(n)}=${encodeURIComponent(v)}`).join('&')
const plain = (pairs: readonly Pair[]): string => pairs.map((pair) => pair.join('=')).join('&')
// As http_build_query of PHP writes.
const php = (pairs: readonly Pair[]): string =>
  percent(pairs)
    .replace(/[!'()*~]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+')

type Pair = readonly [name: string, value: string]

const accepts = (query: string, body: string[] = [], keys = [key]): boolean =>
  isHashValid(readParameters(`/api/admin/v2/?${query}`, body), keys)

describe('the hash parameter', () => {
  const contact = '2b5b9aeb4a696071fdcd89acffeb8bda'
  const vectors = [
    ['action=get_users', '2682b114a96407b38440acc7448949e0'],
    ['action=add_contact&email=ira%40hill.test&name=Ira+Vale', '957b1384e0f12b13b58c1ad52ac104d6'],
    ['action=add_contact&email=ira%40hill.test&name=Ira%20Vale', contact],
    ['action=add_contact&email=ira%40hill.test&name=Ira%20Vale', 'eb5200fc114ad454e184ac1bd130ce5f'],
    ['action=add_contact&email=ira%40hill.test&name=Ira+Vale', 'eb5200fc114ad454e184ac1bd130ce5f'],
    ['action=add_contact&email=ira%40hill.test&name=Ira%20Vale', '957b1384e0f12b13b58c1ad52ac104d6'],
    ['action=get_users', '081b52b72c5e4bcdddaac75284abea17'],
    ['page=/project/9/41/&action=subscribe', 'e04b1845c7252915cf77a3b80e821b33'],
  ]
  for (const [query, hash] of vectors)
    it(`${query} with ${hash}`, () => {
      assert.ok(accepts(`${query}&hash=${hash}`))
      assert.ok(accepts(`hash=${hash}&${query}`))
      assert.ok(accepts(`${query}&hash=${hash}`, [], ['another key', key]))
      assert.ok(!accepts(`${query}&hash=${hash}`, [], ['another key']))
      assert.ok(!accepts(`${query}&hash=${hash}`, [], []))
    })

  it('stands anywhere, also where sorting put it', () => {
    const hash = '957b1384e0f12b13b58c1ad52ac104d6'
    assert.ok(accepts(`action=add_contact&email=ira%40hill.test&hash=${hash}&name=Ira+Vale`))
  })

  it('is taken in upper case, and not when it is cut, empty or absent', () => {
    assert.ok(accepts('action=get_users&hash=2682B114A96407B38440ACC7448949E0'))
    assert.ok(!accepts('action=get_users&hash=2682b114a96407b38440acc7448949e'))
    assert.ok(!accepts('action=get_users&hash='))
    assert.ok(!accepts('action=get_users'))
  })

  it('covers the action even when the action is in the body', () => {
    assert.ok(!accepts(`hash=${md5(key)}`, ['action=get_users']))
    assert.ok(!accepts(`id=5&hash=${md5(`id=5${key}`)}`, ['action=get_users']))
    assert.ok(accepts(`id=5&hash=${md5(`id=5&action=get_users${key}`)}`, ['action=get_users']))
  })

  it('may leave the body out', () => {
    assert.ok(accepts(`action=add_user&hash=${md5(`action=add_user${key}`)}`, ['email=a%40b.test']))
  })
})

const name = fc
  .stringMatching(/^[a-z_]{1,8}(\[\d?\])?$/)
  .filter((n) => !['hash', 'action', 'page'].includes(n))
const text = fc.string({ unit: 'binary' }).filter((value) => value.isWellFormed())
const parameters = (value: fc.Arbitrary<string>): fc.Arbitrary<Pair[]> =>
  fc
    .tuple(
      fc.constant<Pair>(['action', 'get_users']),
      fc.uniqueArray(fc.tuple(name, value), { selector: ([n]) => n }),
    )
    .chain(([action, rest]) => fc.shuffledSubarray<Pair>([action, ...rest], { minLength: rest.length + 1 }))
const clients: readonly { signs: typeof form; sends: typeof form }[] = [
  { signs: php, sends: php },
  { signs: form, sends: form },
  { signs: percent, sends: percent },
  { signs: plain, sends: percent },
  { signs: plain, sends: form },
  { signs: form, sends: percent },
]

describe('any request', () => {
  it('passes when a client signed it in its way', () => {
    fc.assert(
      fc.property(
        parameters(text),
        fc.constantFrom(...clients),
        fc.nat(),
        fc.boolean(),
        (pairs, client, at, inBody) => {
          const sent = pairs.map((pair) => client.sends([pair]))
          const hash = `hash=${md5(client.signs(pairs) + key)}`
          if (inBody) assert.ok(accepts(hash, sent))
          else assert.ok(accepts(sent.toSpliced(at % (sent.length + 1), 0, hash).join('&')))
        },
      ),
    )
  })

  it('is refused with another key, another value or one more parameter', () => {
    const word = fc.stringMatching(/^[A-Za-z0-9 +@]{0,8}$/)
    fc.assert(
      fc.property(
        parameters(word),
        fc.constantFrom(...clients),
        word,
        fc.nat(),
        (pairs, client, other, at) => {
          const hash = `&hash=${md5(client.signs(pairs) + key)}`
          const changed = pairs.map(([n, v], i): Pair =>
            i === at % pairs.length ? [n, `${v}.${other}`] : [n, v],
          )
          assert.ok(!accepts(client.sends(pairs) + hash, [], [`${key}${other}.`]))
          assert.ok(!accepts(client.sends(changed) + hash))
          assert.ok(!accepts(`${client.sends(pairs)}&extra=${encodeURIComponent(other)}${hash}`))
        },
      ),
    )
  })
})

describe('the Authorization header', () => {
  const at = 1_700_000_000
  const header = `Admin ${at}_093a88231a5733f237e8f8af348742a5afb61f3af4844677780c0c9a11d4a165`
  const accepted = (value: string | undefined, action: string, now: number, keys = [key]): boolean =>
    isAdminHeaderValid(value, action, keys, now)

  it('is right for its action, its key and five minutes on both sides', () => {
    for (const seconds of [at, at + 300, at - 300]) assert.ok(accepted(header, 'get_users', seconds * 1000))
    for (const seconds of [at + 301, at - 301]) assert.ok(!accepted(header, 'get_users', seconds * 1000))
    assert.ok(accepted(header, 'get_users', at * 1000, ['another key', key]))
    assert.ok(!accepted(header, 'add_user', at * 1000))
    assert.ok(!accepted(header, 'get_users', at * 1000, ['another key']))
  })

  it('is refused in any other form', () => {
    for (const value of [
      undefined,
      '',
      'Admin',
      `Bearer ${at}_x`,
      `Admin ${at}`,
      header.slice(0, -1),
      `${header}0`,
    ])
      assert.ok(!accepted(value, 'get_users', at * 1000))
  })

  it('is refused when any part of it is changed', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.integer({ min: -300, max: 300 }), (action, other, shift) => {
        const signature = createHmac('sha256', key).update(`${action}:${at}`).digest('hex')
        assert.ok(accepted(`Admin ${at}_${signature}`, action, (at + shift) * 1000))
        assert.ok(!accepted(`Admin ${at + 1}_${signature}`, action, at * 1000))
        assert.ok(!accepted(`Admin ${at}_${signature}`, `${action}x${other}`, at * 1000))
      }),
    )
  })
})
