import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { isUsername, usernameFor, usernameKey } from './username.ts'

const anyText = fc.string({ unit: 'binary', maxLength: 200 })

describe('user names', () => {
  it('have letters and digits of any script', () => {
    for (const name of ['a', 'ira.vale', 'Ira_Vale-2', 'ira@mill', 'юля', 'आरव', '9lives', 'a+b'])
      assert.equal(isUsername(name), true, name)
    for (const name of ['', '.a', 'a b', 'a/b', 'a\n', '@a', '🙂', 'a'.repeat(65), 'a\0', '\u0301a'])
      assert.equal(isUsername(name), false, JSON.stringify(name))
  })

  it('the compared form does not change when it is made again, and does not depend on case', () => {
    fc.assert(fc.property(anyText, (text) => assert.equal(usernameKey(usernameKey(text)), usernameKey(text))))
    assert.equal(usernameKey('IRA.Vale'), usernameKey('ira.vale'))
    assert.equal(usernameKey('É'), usernameKey('e\u0301'))
    // T with a diaeresis has no letter of its own, t has; İ becomes two characters, and the second mark goes before the first.
    for (const name of ['T\u0308\u0301', '\u0130\u0327']) {
      assert.equal(usernameKey(usernameKey(name)), usernameKey(name), name)
      assert.equal(usernameKey(name), usernameKey(name.toLowerCase()), name)
    }
  })

  it('one that is made for a person is always a user name that is free, whatever the person is called', () => {
    const person = fc.record({ email: anyText, firstName: anyText, lastName: anyText }, { requiredKeys: [] })
    fc.assert(
      fc.property(person, fc.integer({ min: 0, max: 30 }), (given, count) => {
        const asked = new Set<string>()
        const isTaken = (key: string): boolean => {
          assert.ok(!asked.has(key), 'asks twice for the same')
          asked.add(key)
          return asked.size <= count
        }
        const name = usernameFor(given, isTaken)
        assert.equal(isUsername(name), true, JSON.stringify(name))
        assert.ok(name.isWellFormed())
        assert.equal(asked.size, count + 1)
      }),
      { numRuns: 500 },
    )
  })

  it('is the part of the address before the @, else the names, else user', () => {
    const free = (): boolean => false
    assert.equal(usernameFor({ email: 'Ira.Vale@mill.test', firstName: 'X' }, free), 'ira.vale')
    assert.equal(usernameFor({ firstName: 'José', lastName: 'Núñez Díaz' }, free), 'jose.nunez.diaz')
    assert.equal(usernameFor({ firstName: '🙂' }, free), 'user')
    assert.equal(
      usernameFor({ firstName: 'Ira' }, (key) => key === 'ira'),
      'ira2',
    )
    for (const firstName of ['𠀀'.repeat(60), `a${'𠀀'.repeat(60)}`])
      assert.equal(isUsername(usernameFor({ firstName }, free)), true)
  })
})
