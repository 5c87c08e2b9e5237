import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { isJsonObject, isShallow, storableJson, storableText, type Json } from './json.ts'
import { didYouMean, nearest } from './nearest.ts'
import { createSecretBox } from './secret-box.ts'
import { isUuid, newId } from './uuid.ts'

const anyText = fc.string({ unit: 'binary' })

describe('JSON that PostgreSQL can keep', () => {
  it('has no NUL and no halves of pairs, and is otherwise the same text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const kept = storableText(text)
        assert.ok(kept.isWellFormed() && !kept.includes('\0'))
        if (text.isWellFormed() && !text.includes('\0')) assert.equal(kept, text)
        assert.equal(storableText(kept), kept)
      }),
    )
  })

  it('is the same value as before but for such texts, in one order of keys', () => {
    // No backslash: JSON.parse of V8 13 and 14 can take an escaped key for another one that has one.
    const stringUnit = fc
      .string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 1 })
      .filter((text) => text !== '\\')
    fc.assert(
      fc.property(fc.jsonValue({ depthSize: 'small', stringUnit }), (value) => {
        const kept = storableJson(value as Json)
        assert.equal(JSON.stringify(storableJson(kept)), JSON.stringify(kept))
        assert.deepEqual(kept, JSON.parse(JSON.stringify(value)))
      }),
    )
    assert.equal(
      JSON.stringify(storableJson({ bb: 1, a: { z: 1, é: 2, y: [{ cc: 1, b: 2 }] } })),
      '{"a":{"y":[{"b":2,"cc":1}],"z":1,"é":2},"bb":1}',
    )
    assert.equal(
      JSON.stringify(storableJson({ 'a\0': 'b\ud800', n: -0, i: Infinity })),
      '{"a":"b\ufffd","i":null,"n":0}',
    )
  })

  it('keeps a key __proto__ as a key', () => {
    const kept = storableJson(JSON.parse('{"__proto__":{"x":1}}') as Json)
    assert.equal(JSON.stringify(kept), '{"__proto__":{"x":1}}')
    assert.equal(({} as Record<string, unknown>)['x'], undefined)
  })

  it('knows how deep it is, without going deeper than asked', () => {
    const nested = (levels: number): unknown => Array.from({ length: levels }).reduce((inner) => [inner], 1)
    for (const [levels, depth, shallow] of [
      [0, 0, true],
      [1, 0, false],
      [5, 5, true],
      [6, 5, false],
      [100_000, 32, false],
    ] as const)
      assert.equal(isShallow(nested(levels), depth), shallow)
    assert.equal(isShallow({ a: [{ b: {} }] }, 4), true)
    assert.deepEqual([{}, [], null, 'x', 1].map(isJsonObject), [true, false, false, false, false])
  })
})

describe('the nearest name', () => {
  const names = ['firstName', 'lastName', 'username', 'primaryEmail', 'role']

  it('is the name itself, whatever its case and separators', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.constantFrom('', '_', '-', ' '), (name, separator) => {
        assert.equal(nearest(name, names), name)
        assert.equal(
          nearest(
            name.replace(/[A-Z]/g, (letter) => separator + letter.toLowerCase()),
            names,
          ),
          name,
        )
      }),
    )
  })

  it('is the one that was meant with one letter wrong, missing, added or swapped', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('firstName', 'username', 'primaryEmail'),
        fc.nat(),
        fc.constantFrom('wrong', 'missing', 'added', 'swapped'),
        (name, place, kind) => {
          const at = place % (name.length - 1)
          const [head, letter, next, tail] = [
            name.slice(0, at),
            name.charAt(at),
            name.charAt(at + 1),
            name.slice(at + 2),
          ]
          const typed = {
            wrong: `${head}#${next}${tail}`,
            missing: head + next + tail,
            added: `${head}${letter}x${next}${tail}`,
            swapped: head + next + letter + tail,
          }[kind]
          assert.equal(nearest(typed, names), name)
        },
      ),
    )
  })

  it('is none where nothing is near, and any text is answered', () => {
    for (const far of ['salary', 'xyz', '']) assert.equal(nearest(far, names), undefined, far)
    assert.equal(didYouMean('rol', names), ' Did you mean "role"?')
    assert.equal(didYouMean('salary', names), '')
    fc.assert(fc.property(anyText, (text) => assert.ok(names.includes(nearest(text, names) ?? 'role'))))
    assert.equal(nearest('x'.repeat(1_000_000), []), undefined)
  })
})

describe('ids', () => {
  it('are UUIDs of version 7 that carry their time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 47 }), (time) => {
        const id = newId(time)
        assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
        assert.ok(isUuid(id) && isUuid(id.toUpperCase()))
        assert.equal(parseInt(id.replace('-', '').slice(0, 12), 16), time)
      }),
    )
  })

  it('never come twice', () => {
    assert.equal(new Set(Array.from({ length: 100_000 }, () => newId(5))).size, 100_000)
  })

  it('are recognised, and nothing else is', () => {
    for (const text of [
      '',
      'x',
      newId().slice(1),
      `${newId()}0`,
      newId().replaceAll('-', ''),
      `{${newId()}}`,
      `${newId()}\n`,
      'g0000000-0000-0000-0000-000000000000',
    ])
      assert.equal(isUuid(text), false, text)
  })
})

describe('the secret box', () => {
  const box = createSecretBox(Buffer.alloc(32, 7))

  it('gives back what was sealed, to its owner', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (plain, owner) => {
        const sealed = box.seal(plain, owner)
        assert.equal(box.open(sealed, owner), plain)
        assert.notDeepEqual(box.seal(plain, owner), sealed)
      }),
    )
  })

  it('opens nothing for another owner, with another key, or after any change', () => {
    const sealed = box.seal('a secret', 'key:1')
    assert.throws(() => box.open(sealed, 'key:2'))
    assert.throws(() => createSecretBox(Buffer.alloc(32, 8)).open(sealed, 'key:1'), {
      kind: 'unavailable',
      code: 'secret_key_wrong',
    })
    for (let index = 0; index < sealed.length; index += 1) {
      const changed = Buffer.from(sealed)
      changed[index]! ^= 1
      assert.throws(() => box.open(changed, 'key:1'))
    }
    for (let length = 0; length < sealed.length; length += 1)
      assert.throws(() => box.open(sealed.subarray(0, length), 'key:1'))
    assert.throws(() => createSecretBox(Buffer.alloc(16)), RangeError)
  })

  it('does not show what it holds', () => {
    assert.ok(!box.seal('visible', 'x').toString('latin1').includes('visible'))
  })
})
