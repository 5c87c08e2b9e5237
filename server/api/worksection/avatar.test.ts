/** Drawn avatars: every person has one, and a path can put nothing into a picture but letters. */
import assert from 'node:assert/strict'
import { it } from 'node:test'
import fc from 'fast-check'
import { avatarPath, colours, drawAvatar } from './avatar.ts'

const person = { number: 1, firstName: '', lastName: '', displayName: '', username: 'ira' }

function draw(path: string): string | undefined {
  const [, colour = '', initials = ''] = /^\/avatar\/([^/]+)\/([^/]+)\.svg$/.exec(path) ?? []
  return drawAvatar(colour, decodeURIComponent(initials))
}

it('takes the initials from the names, whatever their script', () => {
  assert.equal(avatarPath({ ...person, firstName: 'ira', lastName: 'Vale' }), '/avatar/1/IV.svg')
  assert.equal(avatarPath({ ...person, number: 15, lastName: '"Vale"' }), '/avatar/3/V.svg')
  assert.equal(avatarPath({ ...person, displayName: 'The Boss' }), '/avatar/1/T.svg')
  assert.equal(avatarPath(person), '/avatar/1/I.svg')
  assert.equal(avatarPath({ ...person, username: '🙂' }), '/avatar/1/%3F.svg')
  assert.equal(
    decodeURIComponent(avatarPath({ ...person, firstName: 'жанна', lastName: 'ßen' })),
    '/avatar/1/Жß.svg',
  )
})

it('draws the avatar of any person', () => {
  const name = fc.string({ unit: 'binary' }).map((text) => text.toWellFormed())
  fc.assert(
    fc.property(fc.nat(), name, name, name, (number, firstName, lastName, displayName) => {
      assert.match(
        draw(avatarPath({ ...person, number, firstName, lastName, displayName })) ?? '',
        /^<svg .*<\/svg>$/s,
      )
    }),
  )
})

it('draws nothing else', () => {
  for (const [colour, initials] of [
    ['12', 'IV'],
    ['-1', 'IV'],
    ['1e0', 'IV'],
    ['length', 'IV'],
    ['1', ''],
    ['1', 'IRAVE'],
    ['1', '<'],
    ['1', '&'],
    ['1', 'A B'],
    ['1', `A${'\u0301'.repeat(9)}`],
  ] as const)
    assert.equal(drawAvatar(colour, initials), undefined)
})

it('keeps a contrast of 4.5 or more', () => {
  for (const colour of colours) {
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
      const part = parseInt(colour.slice(at, at + 2), 16) / 255
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
    assert.ok(1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05) >= 4.5, colour)
  }
})
