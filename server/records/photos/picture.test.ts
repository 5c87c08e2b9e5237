import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import sharp from 'sharp'
import type { PhotoType } from './photo.ts'
import { makePicture, type Picture } from './picture.ts'
import { blue, bomb, frames, place, red, twoHalves } from './test-pictures.ts'

describe('making a picture of an upload', () => {
  let folder = ''
  let count = 0
  before(async () => (folder = await mkdtemp(join(tmpdir(), 'felloe-pictures-'))))
  after(() => rm(folder, { recursive: true }))

  async function make(content: Buffer, type: PhotoType): Promise<Picture> {
    const path = join(folder, String((count += 1)))
    await writeFile(path, content)
    return makePicture(path, type)
  }

  async function pixel(image: Buffer, left: number, top: number): Promise<number[]> {
    const { data } = await sharp(image)
      .toColourspace('srgb')
      .removeAlpha()
      .extract({ left, top, width: 1, height: 1 })
      .raw()
      .toBuffer({ resolveWithObject: true })
    return [...data]
  }

  function assertNear(found: readonly number[], { r, g, b }: { r: number; g: number; b: number }): void {
    for (const [index, wanted] of [r, g, b].entries())
      assert.ok(Math.abs(found[index]! - wanted) < 16, `${String(found)} is not near ${r},${g},${b}`)
  }

  // How the camera was held: where the left (red) half of the sensor is in the upright picture.
  for (const [orientation, side] of [
    [1, 'left'],
    [2, 'right'],
    [3, 'right'],
    [4, 'left'],
    [5, 'top'],
    [6, 'top'],
    [7, 'bottom'],
    [8, 'bottom'],
  ] as const)
    it(`orientation ${orientation}: the pixels are turned and nothing says so any more`, async () => {
      const turned = await twoHalves(80, 40).jpeg({ quality: 95 }).withMetadata({ orientation }).toBuffer()
      const picture = await make(turned, 'image/jpeg')
      const stands = side === 'top' || side === 'bottom'
      assert.deepEqual([picture.width, picture.height], stands ? [40, 80] : [80, 40])
      for (const image of [picture.original, picture.medium, picture.thumb]) {
        const { width, height, orientation: left, exif } = await sharp(image).metadata()
        assert.deepEqual([width, height, left, exif], [picture.width, picture.height, undefined, undefined])
        const start = await pixel(image, 5, 5)
        assertNear(start, side === 'left' || side === 'top' ? red : blue)
        assertNear(await pixel(image, width - 5, height - 5), side === 'left' || side === 'top' ? blue : red)
      }
    })

  const xmp =
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="51,30N"/></rdf:RDF></x:xmpmeta>'
  for (const [type, format] of [
    ['image/jpeg', 'jpeg'],
    ['image/png', 'png'],
    ['image/webp', 'webp'],
    ['image/avif', 'avif'],
  ] as const)
    it(`${format}: place, camera and comments go, the colour profile stays`, async () => {
      const taken = await twoHalves(80, 40)
        .withIccProfile('p3')
        .withExif(place)
        .withXmp(xmp)
        .toFormat(format)
        .toBuffer()
      const before = await sharp(taken).metadata()
      assert.ok(before.exif !== undefined && before.icc !== undefined)
      assert.ok(taken.toString('latin1').includes('GPSLatitude') || format === 'png')
      const picture = await make(taken, type)
      const { exif, xmp: left, iptc, icc, comments } = await sharp(picture.original).metadata()
      assert.deepEqual([exif, left, iptc, comments], [undefined, undefined, undefined, undefined])
      assert.deepEqual(icc, before.icc)
      assert.doesNotMatch(picture.original.toString('latin1'), /GPS|Felloe test camera|xmpmeta/)
      assertNear(await pixel(picture.original, 5, 5), {
        r: (await pixel(taken, 5, 5))[0]!,
        g: (await pixel(taken, 5, 5))[1]!,
        b: (await pixel(taken, 5, 5))[2]!,
      })
      for (const small of [picture.medium, picture.thumb]) {
        const { exif: e, xmp: x, format: f } = await sharp(small).metadata()
        assert.deepEqual([e, x, f], [undefined, undefined, 'webp'])
      }
    })

  it('what is hidden behind the end of a picture goes', async () => {
    const taken = Buffer.concat([await twoHalves(80, 40).jpeg().toBuffer(), Buffer.from('GPS 51.5,-0.1')])
    assert.doesNotMatch((await make(taken, 'image/jpeg')).original.toString('latin1'), /GPS/)
  })

  for (const [type, format] of [
    ['image/gif', 'gif'],
    ['image/webp', 'webp'],
  ] as const)
    it(`a ${format} that moves keeps its frames, their times and its size; the small ones stand still`, async () => {
      const moving = await (await frames(3))[format]({ delay: [100, 200, 300], loop: 2 }).toBuffer()
      const picture = await make(moving, type)
      assert.deepEqual([picture.width, picture.height], [40, 30])
      const { pages, delay, loop } = await sharp(picture.original, { pages: -1 }).metadata()
      assert.deepEqual([pages, delay, loop], [3, [100, 200, 300], 2])
      for (const small of [picture.medium, picture.thumb])
        assert.equal((await sharp(small, { pages: -1 }).metadata()).pages ?? 1, 1)
    })

  it('a moving picture with an orientation is kept as it lies', async () => {
    const moving = await (
      await frames(3)
    )
      .webp()
      .withExif({ IFD0: { Orientation: '6' } })
      .toBuffer()
    const picture = await make(moving, 'image/webp')
    assert.deepEqual([picture.width, picture.height], [40, 30])
    assert.equal((await sharp(picture.original, { pages: -1 }).metadata()).pages, 3)
  })

  it('grey stays grey, with its alpha; sixteen bits stay sixteen', async () => {
    const grey = await twoHalves(20, 20).toColourspace('b-w').png().toBuffer()
    assert.equal((await sharp((await make(grey, 'image/png')).original).metadata()).space, 'b-w')
    const deep = await twoHalves(20, 20).toColourspace('rgb16').png().toBuffer()
    const { depth } = await sharp(deep).metadata()
    assert.equal(depth, 'ushort')
    assert.equal((await sharp((await make(deep, 'image/png')).original).metadata()).depth, 'ushort')
    const clear = await sharp({ create: { width: 9, height: 9, channels: 4, background: '#ff000080' } })
      .png()
      .toBuffer()
    assert.equal((await sharp((await make(clear, 'image/png')).original).metadata()).hasAlpha, true)
  })

  it('a lossless picture loses nothing', async () => {
    const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const
    const png = await sharp({ create: { width: 50, height: 50, channels: 3, background: 'white', noise } })
      .png()
      .toBuffer()
    const { original } = await make(png, 'image/png')
    assert.deepEqual(await sharp(original).raw().toBuffer(), await sharp(png).raw().toBuffer())
  })

  it('a picture in inks becomes one that screens show', async () => {
    const inks = await twoHalves(40, 40).toColourspace('cmyk').jpeg().toBuffer()
    assert.equal((await sharp(inks).metadata()).space, 'cmyk')
    const { original } = await make(inks, 'image/jpeg')
    assert.equal((await sharp(original).metadata()).space, 'srgb')
    const [r = 0, , b = 0] = await pixel(original, 5, 5)
    assert.ok(r > b + 80)
  })

  it('refuses more pixels or frames than can be wanted', async () => {
    await assert.rejects(make(await bomb(10_001, 10_000), 'image/png'), { code: 'photo_too_large' })
    const wideAvif = await sharp({
      create: { width: 7_000, height: 5_000, channels: 3, background: 'white' },
    })
      .avif({ effort: 0 })
      .toBuffer()
    await assert.rejects(make(wideAvif, 'image/avif'), {
      code: 'photo_too_large',
      message: 'photo: has 7000 × 5000 pixels, and 25 million are the most',
    })
    const still = await sharp({ create: { width: 1, height: 1_001, channels: 3, background: 'white' } })
      .raw()
      .toBuffer()
    const many = await sharp(still, { raw: { width: 1, height: 1_001, channels: 3, pageHeight: 1 } })
      .gif({ keepDuplicateFrames: true })
      .toBuffer()
    await assert.rejects(make(many, 'image/gif'), { code: 'photo_too_large' })
  })

  it('refuses what is another kind than it seems, or broken', async () => {
    const jpeg = await twoHalves(80, 40).jpeg().toBuffer()
    await assert.rejects(make(jpeg.subarray(0, jpeg.length - 100), 'image/jpeg'), { code: 'photo_broken' })
    await assert.rejects(make(Buffer.alloc(500, 'GIF89a'), 'image/gif'), { code: 'photo_broken' })
  })
})
