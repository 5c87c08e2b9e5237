/**
 * From a file that somebody sent to pictures that can be shown: turned as the camera meant it, written anew without
 * anything that is not picture (place, device, comments, hidden second pictures), and twice smaller. The colour
 * profile stays, and moving pictures keep moving.
 */
import type { default as load, Metadata, Sharp } from 'sharp'
import { AppError } from '../../lib/app-error.ts'
import type { PhotoType } from './photo.ts'
import { tooLarge } from './receive.ts'
import { Turns } from './turns.ts'

export interface Picture {
  readonly width: number
  readonly height: number
  readonly original: Buffer
  readonly medium: Buffer
  readonly thumb: Buffer
}

// All frames together. Cameras and phones reach 50 million; beyond 100, memory and time are for attacks.
const mostPixels = 100_000_000
// Writing AVIF takes up to four times the memory of others, and a file of two kilobytes can be of any size.
const avifWeight = 4
const mostFrames = 1_000
// The longer side.
const mediumPixels = 1_024
const thumbPixels = 256
const previewQuality = 80
const mostSeconds = 60
// Pixels at work at a time: 100 million take up to 1 GB. However small, no more than four at once.
const turns = new Turns(mostPixels)
const leastWeight = mostPixels / 4
/** Colour spaces that would lose something in the usual one of three channels with eight bits. */
const keptSpaces: readonly string[] = ['b-w', 'grey16', 'rgb16']

type SharpModule = typeof load
type Open = (pages: number) => Sharp

/** Throws `invalid` for a file that is no whole picture, or one of too many pixels. */
export async function makePicture(path: string, type: PhotoType): Promise<Picture> {
  const sharp = await loadSharp()
  const open: Open = (pages) =>
    sharp(path, { failOn: 'error', limitInputPixels: mostPixels, pages }).timeout({ seconds: mostSeconds })
  // Reads no pixels yet.
  const metadata = await readable(sharp(path, { limitInputPixels: false, pages: -1 }).metadata())
  const weight = assertFits(metadata, type)
  return turns.run(weight, () => readable(encode(sharp, open, metadata, type)))
}

async function loadSharp(): Promise<SharpModule> {
  // Its library takes 20 MB and 70 ms: not before somebody uploads.
  try {
    const { default: sharp } = await import('sharp')
    // A picture is read once.
    sharp.cache(false)
    return sharp
  } catch (cause) {
    const message = 'This installation cannot read photos: the package "sharp" is not there for its platform.'
    throw new AppError('unavailable', 'photos_unsupported', message, { cause })
  }
}

async function readable<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading
  } catch (cause) {
    const message = 'is broken: it cannot be read to its end as a picture'
    const details = [{ field: 'photo', message }]
    throw new AppError('invalid', 'photo_broken', `photo: ${message}`, { details, cause })
  }
}

/** Answers what the picture takes of the room that there is. */
function assertFits({ width, height, pages = 1 }: Metadata, type: PhotoType): number {
  // The height is that of all frames.
  const weightOfPixel = type === 'image/avif' ? avifWeight : 1
  const weight = width * height * weightOfPixel
  if (weight > mostPixels)
    throw tooLarge(
      `has ${width} × ${height} pixels, and ${mostPixels / weightOfPixel / 1_000_000} million are the most`,
    )
  if (pages > mostFrames) throw tooLarge(`has ${pages} frames, and ${mostFrames} are the most`)
  return Math.max(weight, leastWeight)
}

async function encode(sharp: SharpModule, open: Open, metadata: Metadata, type: PhotoType): Promise<Picture> {
  const moves = (metadata.pages ?? 1) > 1
  // Frames lie below each other: they cannot be turned as one.
  const upright = (image: Sharp): Sharp => (moves ? image : image.autoOrient())
  const whole = keepColours(upright(open(moves ? -1 : 1)), metadata)
  const { data: original, info } = await write(whole, metadata, type).toBuffer({ resolveWithObject: true })
  const medium = await preview(upright(open(1)), mediumPixels)
  const thumb = await preview(sharp(medium), thumbPixels)
  return {
    width: info.width,
    height: info.pageHeight ?? info.height,
    original,
    medium,
    thumb,
  }
}

function preview(image: Sharp, pixels: number): Promise<Buffer> {
  return image
    .resize({ width: pixels, height: pixels, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: previewQuality })
    .toBuffer()
}

function keepColours(image: Sharp, { space }: Metadata): Sharp {
  // Colours of ink are nothing that a screen shows, and their profile fits no other.
  if (space === 'cmyk') return image.toColourspace('srgb')
  const kept = image.keepIccProfile()
  return keptSpaces.includes(space) ? kept.toColourspace(space) : kept
}

/** Qualities at which nobody sees a difference; the effort is what can be waited for. */
function write(image: Sharp, { chromaSubsampling, isProgressive }: Metadata, type: PhotoType): Sharp {
  switch (type) {
    case 'image/jpeg':
      return image.jpeg({
        quality: 92,
        progressive: isProgressive,
        chromaSubsampling: chromaSubsampling === '4:4:4' ? '4:4:4' : '4:2:0',
      })
    case 'image/png':
      return image.png()
    case 'image/webp':
      return image.webp({ quality: 92, effort: 2 })
    case 'image/gif':
      return image.gif()
    case 'image/avif':
      return image.avif({ quality: 65, effort: 1 })
  }
}
