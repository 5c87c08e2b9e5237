import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { fillVariables, variableFaults, variableNames } from './fill-variables.ts'
import { mentionedNames, mentionedUsers } from './mentions.ts'

// What the work itself takes: whoever else is busy on the machine does not count.
function cpuMs(began: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(began)
  return (user + system) / 1_000
}

describe('who is mentioned in a note', () => {
  const people = new Map([
    ['ann', '1'],
    ['bob.k', '2'],
    ['ira.', '3'],
    ['Žofie', '4'],
  ])
  const cases: [text: string, ids: string[]][] = [
    ['@ann', ['1']],
    ['Thanks, @ann. And @bob.k!', ['1', '2']],
    ['(@ann, @ann)', ['1']],
    ['ann@ann or x.@ann', []],
    ['@ira. knows', ['3']],
    ['@Žofie: look', ['4']],
    ['@nobody @ @@', []],
  ]
  for (const [text, ids] of cases)
    it(`"${text}" names ${ids.length === 0 ? 'nobody' : ids.join(' and ')}`, () =>
      assert.deepEqual(mentionedUsers(text, people), ids))

  it('whoever is found is among the names that were looked up, whatever the text', () =>
    fc.assert(
      fc.property(
        fc
          .array(fc.constantFrom('@', 'ann', 'bob.k', 'ira.', ' ', '.', 'x', '\n'))
          .map((parts) => parts.join('')),
        (text) => {
          const names = mentionedNames(text)
          for (const id of mentionedUsers(text, people))
            assert.ok(names.some((name) => people.get(name) === id))
        },
      ),
    ))

  it('a long text of nothing but mentions is read at once', () => {
    const began = process.cpuUsage()
    mentionedUsers('@a.'.repeat(3_333), people)
    mentionedUsers(`@a${'.'.repeat(100_000)}b`, people)
    assert.ok(cpuMs(began) < 200)
  })
})

describe('variables of quick replies', () => {
  const values = { 'contact.name': 'Meera', 'contact.phone': '9198', 'user.name': 'Ann' }

  it('are filled in, with or without spaces', () =>
    assert.equal(fillVariables('{{contact.name}} {{ user.name }}', values), 'Meera Ann'))

  it('a text of nothing but spaces behind a brace holds nobody up', () => {
    const began = process.cpuUsage()
    const text = `{{${' '.repeat(4_000)}x{`
    assert.deepEqual(variableFaults(text), [])
    assert.equal(fillVariables(text, values), text)
    assert.ok(cpuMs(began) < 200)
  })

  it('a text without any stays what it is', () =>
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!text.includes('{{'))
        assert.equal(fillVariables(text, values), text)
        assert.deepEqual(variableFaults(text), [])
      }),
    ))

  it('what is filled in is not read again, and dollars mean nothing', () => {
    const sly = { ...values, 'contact.name': '{{user.name}} $& $1' }
    assert.equal(fillVariables('{{contact.name}}', sly), '{{user.name}} $& $1')
  })

  it('one that is not known is told with the nearest', () => {
    assert.match(variableFaults('{{contct.name}}')[0] ?? '', /Did you mean "contact.name"/)
    for (const name of variableNames) assert.deepEqual(variableFaults(`{{${name}}}`), [])
  })
})
