/** Pictures for tests of photos. */
import { crc32 } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'

export const red = { r: 220, g: 30, b: 40 }
export const blue = { r: 20, g: 40, b: 210 }

/** The left half red, the right half blue: which side is up can be seen. */
export function twoHalves(width: number, height: number): Sharp {
  return sharp({ create: { width, height, channels: 3, background: blue } }).composite([
    {
      input: { create: { width: Math.floor(width / 2), height, channels: 3, background: red } },
      left: 0,
      top: 0,
    },
  ])
}

/** Where and with what it was taken. */
export const place = {
  IFD0: { Make: 'Felloe test camera', Copyright: 'Ira Vale' },
  IFD3: {
    GPSLatitudeRef: 'N',
    GPSLatitude: '51/1 30/1 0/1',
    GPSLongitudeRef: 'W',
    GPSLongitude: '0/1 7/1 0/1',
  },
}

/** A picture that moves: each frame has another shade. */
export async function frames(count: number): Promise<Sharp> {
  const shades = await Promise.all(
    Array.from({ length: count }, (_, index) =>
      sharp({ create: { width: 40, height: 30, channels: 3, background: { r: index * 60, g: 90, b: 160 } } })
        .png()
        .toBuffer(),
    ),
  )
  return sharp(shades, { join: { animated: true } })
}

/** A small PNG that says it is of this size. */
export async function bomb(width: number, height: number): Promise<Buffer> {
  const png = await twoHalves(8, 8).png().toBuffer()
  // The first block after the eight bytes of the start: length, name, width, height, five bytes more, checksum.
  png.writeUInt32BE(width, 16)
  png.writeUInt32BE(height, 20)
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29)
  return png
}
