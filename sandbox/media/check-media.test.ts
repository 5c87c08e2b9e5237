import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkMedia } from './check-media.ts'
import { kindOfMime, mimeTypes, type MediaKind } from './kinds.ts'
import { animatedSticker, fileOf, stereoOpus, testFiles } from './test-files.ts'

const megabyte = 1024 * 1024

describe('the files that messages can carry', () => {
  for (const [kind, types] of Object.entries(mimeTypes) as [MediaKind, readonly string[]][])
    for (const type of types.filter((one) => one in testFiles))
      it(`${type} as ${kind}`, () => {
        assert.equal(checkMedia(testFiles[type as keyof typeof testFiles], type, kind), undefined)
        assert.equal(kindOfMime(type), kind)
      })

  const sizes: [MediaKind, keyof typeof testFiles, number][] = [
    ['audio', 'audio/mpeg', 16 * megabyte],
    ['document', 'application/pdf', 100 * megabyte],
    ['image', 'image/jpeg', 5 * megabyte],
    ['image', 'image/png', 5 * megabyte],
    ['sticker', 'image/webp', 100 * 1024],
    ['video', 'video/mp4', 16 * megabyte],
  ]
  for (const [kind, type, most] of sizes)
    it(`are at most ${most} bytes large for ${type}`, () => {
      assert.equal(checkMedia(fileOf(type, most), type, kind), undefined)
      assert.match(checkMedia(fileOf(type, most + 1), type, kind) ?? '', new RegExp(`at most ${most}$`))
    })

  it('may be larger for a sticker that moves', () => {
    const sticker = (size: number) =>
      Buffer.concat([animatedSticker, Buffer.alloc(size - animatedSticker.length)])
    assert.equal(checkMedia(sticker(500 * 1024), 'image/webp', 'sticker'), undefined)
    assert.match(checkMedia(sticker(500 * 1024 + 1), 'image/webp', 'sticker') ?? '', /at most 512000/)
  })

  const refused: [string, Buffer, string, MediaKind, RegExp][] = [
    ['content of another type', testFiles['image/jpeg'], 'image/png', 'image', /not image\/png/],
    ['a picture that calls itself text', testFiles['image/png'], 'text/plain', 'document', /not text\/plain/],
    ['a type of another kind', testFiles['image/png'], 'image/png', 'video', /video\/mp4, video\/3gpp/],
    ['an unlisted image', Buffer.from('GIF89a'), 'image/gif', 'image', /image\/jpeg, image\/png/],
    ['nothing', Buffer.alloc(0), 'text/plain', 'document', /empty/],
    ['stereo Opus', stereoOpus, 'audio/ogg', 'audio', /mono/],
    ['Ogg without Opus', Buffer.from('OggS vorbis'), 'audio/ogg; codecs=vorbis', 'audio', /Opus/],
  ]
  for (const [name, bytes, type, kind, fault] of refused)
    it(`are not ${name}`, () => {
      assert.match(checkMedia(bytes, type, kind) ?? '', fault)
    })

  it('may be of any unlisted type as a document', () => {
    assert.equal(checkMedia(Buffer.from('anything'), 'application/zip', 'document'), undefined)
    assert.equal(kindOfMime('application/zip'), 'document')
    assert.equal(kindOfMime('image/gif'), undefined)
  })

  it('have 8 bits per channel when they are PNG', () => {
    const deep = Buffer.from(testFiles['image/png'])
    deep[24] = 16
    assert.match(checkMedia(deep, 'image/png', 'image') ?? '', /8 bits/)
  })
})
