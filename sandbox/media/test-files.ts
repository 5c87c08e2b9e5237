/** Small files that are what their type says. Only tests use them. */

const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

const latin = (text: string): Buffer => Buffer.from(text, 'latin1')
const opus = (channels: number): Buffer =>
  Buffer.concat([latin('OggS'), Buffer.alloc(24), latin('OpusHead\x01'), Buffer.from([channels])])

export const testFiles = {
  'audio/aac': Buffer.from([0xff, 0xf1, 0x50, 0x80]),
  'audio/amr': latin('#!AMR\n'),
  'audio/mpeg': latin('ID3\x04'),
  'audio/mp4': latin('\0\0\0\x20ftypM4A '),
  'audio/ogg': opus(1),
  'text/plain': Buffer.from('Hello'),
  'application/pdf': latin('%PDF-1.7'),
  'application/msword': latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'),
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': latin('PK\x03\x04'),
  'image/jpeg': Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
  'image/png': Buffer.from(png, 'base64'),
  'image/webp': latin('RIFF\x1a\0\0\0WEBPVP8 '),
  'video/mp4': latin('\0\0\0\x20ftypisom'),
  'video/3gpp': latin('\0\0\0\x20ftyp3gp4'),
} as const

export const animatedSticker = latin('RIFF\x1a\0\0\0WEBPVP8X\x0a\0\0\0\x02\0\0\0\0\0\0\0\0\0ANIM')
export const stereoOpus = opus(2)

/** Of `size` bytes, beginning as a file of the type. */
export function fileOf(type: keyof typeof testFiles, size: number): Buffer {
  return Buffer.concat([testFiles[type], Buffer.alloc(size - testFiles[type].length, 0x20)])
}
