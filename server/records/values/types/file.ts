/** Values that point to something else: photos by their ids, recordings by an id or an address. */
import { storableText } from '../../../lib/json.ts'
import { isUuid } from '../../../lib/uuid.ts'
import { empty, fault, read, shown, type MakeReader } from './reader.ts'

const mostPhotos = 50
const longestAddress = 2_000

const photoId = (value: unknown): string | undefined =>
  typeof value === 'string' && isUuid(value) ? value.toLowerCase() : undefined

export const photo: MakeReader = () => (value) => {
  if (value === '') return empty
  const id = photoId(value)
  return id === undefined
    ? fault(`must be the id of an uploaded photo, and ${shown(value)} is not`)
    : read(id)
}

export const photos: MakeReader = ({ min = 0, max }) => {
  const most = Math.min(max ?? mostPhotos, mostPhotos)
  return (value) => {
    if (!Array.isArray(value))
      return fault(`must be a list of ids of uploaded photos, and ${shown(value)} is not`)
    if (value.length > most) return fault(`must have at most ${most} photos, and it has ${value.length}`)
    const ids: string[] = []
    for (const item of value as unknown[]) {
      const id = photoId(item)
      if (id === undefined)
        return fault(`must be a list of ids of uploaded photos, and ${shown(item)} is none`)
      if (!ids.includes(id)) ids.push(id)
    }
    if (ids.length === 0) return empty
    if (ids.length < min) return fault(`must have at least ${min} photos, and it has ${ids.length}`)
    return read(ids)
  }
}

export const audio: MakeReader = () => (value) => {
  if (value === '') return empty
  const id = photoId(value)
  if (id !== undefined) return read(id)
  const isAddress =
    typeof value === 'string' &&
    value.length <= longestAddress &&
    value === storableText(value) &&
    /^https?:\/\/[^\s]+$/i.test(value) &&
    URL.canParse(value)
  return isAddress
    ? read(value)
    : fault(`must be an id or an address that begins with https://, and ${shown(value)} is neither`)
}
