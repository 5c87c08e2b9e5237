import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import sharp from 'sharp'
import { fitsKind, foundType } from './found-type.ts'
import { mediaReferences } from './media-references.ts'

const bytes = (text: string) => Buffer.from(text, 'latin1')
const box = (brand: string) => bytes(`\0\0\0\x18ftyp${brand}\0\0\0\0isom`)
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

describe('what a file is', () => {
  for (const [name, head, claimed, expected] of [
    ['a GIF', bytes('GIF89a..'), 'image/png', 'image/gif'],
    ['a PDF', bytes('%PDF-1.7'), null, 'application/pdf'],
    ['a film', box('isom'), 'video/mp4', 'video/mp4'],
    ['sound in the box of a film', box('mp42'), 'audio/mp4', 'audio/mp4'],
    ['a film called an image', box('isom'), 'image/jpeg', 'video/mp4'],
    ['sound of an Apple', box('M4A '), null, 'audio/mp4'],
    ['a film of an old phone', box('3gp4'), null, 'video/3gpp'],
    ['a HEIC picture', box('heic'), 'image/jpeg', 'image/heic'],
    ['a voice message', bytes('OggS\0'), 'audio/ogg; codecs=opus', 'audio/ogg'],
    ['MP3 with a tag', bytes('ID3\x04'), null, 'audio/mpeg'],
    ['MP3 without', bytes('\xff\xfb\x90\x64'), null, 'audio/mpeg'],
    ['AAC', bytes('\xff\xf1\x50\x80'), null, 'audio/aac'],
    ['AMR', bytes('#!AMR\n'), null, 'audio/amr'],
    ['WAV', bytes('RIFF....WAVEfmt '), null, 'audio/wav'],
    ['a table of Office', bytes('PK\x03\x04'), xlsx, xlsx],
    ['an archive called a picture', bytes('PK\x03\x04'), 'image/png', 'application/zip'],
    [
      'an old document',
      bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'),
      'application/msword',
      'application/msword',
    ],
    ['a table of text', bytes('a,b\n1,2\n'), 'text/csv', 'text/csv'],
    ['plain text called a picture', bytes('hello'), 'image/jpeg', 'text/plain'],
    ['text in Hindi', Buffer.from('नमस्ते'), null, 'text/plain'],
    ['a word that begins like a bitmap', bytes('BMW is a make'), null, 'text/plain'],
    ['a page', bytes(' \n<!DOCTYPE html><p>'), 'text/plain', 'text/html'],
    ['a page behind a comment', bytes('<!-- x --><html>'), 'image/png', 'text/html'],
    ['a drawing', bytes('<?xml version="1.0"?><svg xmlns="x">'), 'image/png', 'image/svg+xml'],
    ['other XML', bytes('<?xml version="1.0"?><a/>'), 'image/png', 'application/xml'],
    ['bytes of a kind of their own', bytes('\x01\x02\x03'), 'application/x-foo', 'application/x-foo'],
    ['bytes called a picture', bytes('\x01\x02\x03'), 'image/png', 'application/octet-stream'],
    ['bytes called a page', bytes('\x01\x02\x03'), 'text/html', 'application/octet-stream'],
    ['bytes called a PDF', bytes('\x01\x02\x03'), 'application/pdf', 'application/octet-stream'],
    ['nothing', bytes(''), 'image/png', 'application/octet-stream'],
  ] as const)
    it(`${name}: ${expected}`, () => assert.equal(foundType(head, claimed), expected))

  it('is known of real pictures', async () => {
    const picture = sharp({ create: { width: 4, height: 4, channels: 3, background: '#fff' } })
    for (const type of ['jpeg', 'png', 'webp', 'gif', 'avif', 'tiff'] as const)
      assert.equal(foundType(await picture.clone().toFormat(type).toBuffer(), null), `image/${type}`)
  })

  it('is never something that runs, because somebody says so', () => {
    const claims = fc.constantFrom('text/html', 'image/svg+xml', 'application/xhtml+xml', 'text/javascript')
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), claims, (head, claim) => {
        assert.notEqual(foundType(Buffer.from(head), claim), claim)
      }),
    )
  })

  it('must fit what the message calls it', () => {
    assert.ok(fitsKind('image/png', 'image/*'))
    assert.ok(fitsKind('video/mp4', 'audio/*'))
    assert.ok(fitsKind('text/html', null))
    assert.ok(!fitsKind('image/svg+xml', 'image/*'))
    assert.ok(!fitsKind('application/octet-stream', 'audio/*'))
    assert.ok(!fitsKind('text/plain', 'video/*'))
  })
})

describe('the files that a message names', () => {
  const named = (dataType: string, content: Parameters<typeof mediaReferences>[1]) =>
    mediaReferences(dataType, content).map(({ externalId, link }) => externalId ?? link)

  it('by id or by link, with the name of a document', () => {
    assert.deepEqual(mediaReferences('document', { document: { id: '61', filename: 'a.pdf' } }), [
      { externalId: '61', link: null, filename: 'a.pdf', claimedType: null },
    ])
    assert.deepEqual(mediaReferences('sticker', { sticker: { link: 'https://example.com/a' } }), [
      { externalId: null, link: 'https://example.com/a', filename: null, claimedType: 'image/*' },
    ])
    assert.deepEqual(named('image', { image: { id: 61, link: 'https://example.com/a' } }), ['61'])
  })

  it('in headers and cards of interactive messages', () => {
    const card = (link: string) => ({ header: { type: 'image', image: { link } } })
    assert.deepEqual(
      named('interactive', {
        interactive: {
          header: { type: 'video', video: { id: '1' } },
          action: { cards: [card('a'), card('b')] },
        },
      }),
      ['1', 'a', 'b'],
    )
  })

  it('not in words, answers and data that only look like them', () => {
    assert.deepEqual(named('text', { text: { body: 'x' }, image: { id: '1' } }), [])
    assert.deepEqual(named('image', { image: { id: '../me', link: '' } }), [])
    assert.deepEqual(named('image', { image: null }), [])
    assert.deepEqual(
      named('interactive', {
        interactive: { action: { parameters: { flow_action_payload: { data: { image: { link: 'x' } } } } } },
      }),
      [],
    )
  })

  it('never fails, whatever is sent', () => {
    const kinds = fc.constantFrom('image', 'template', 'interactive', 'text', 'constructor')
    fc.assert(
      fc.property(kinds, fc.dictionary(kinds, fc.jsonValue()), (type, content) => {
        assert.ok(mediaReferences(type, content as Parameters<typeof mediaReferences>[1]).length <= 20)
      }),
    )
  })
})
