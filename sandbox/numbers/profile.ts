/** The business profile that customers see. */
import type { Call } from '../graph/edge.ts'
import { GraphError, parameterError, unknownNode } from '../graph/graph-error.ts'
import { readFieldNames } from '../graph/fields.ts'
import { readList, readText, requireMessagingProduct } from '../graph/params.ts'
import { numberOf } from './number-of.ts'

const longest = { about: 139, address: 256, description: 512, email: 128 } as const
const longestWebsite = 256
const mostWebsites = 2
const verticals = [
  'OTHER AUTO BEAUTY APPAREL EDU ENTERTAIN EVENT_PLAN FINANCE GROCERY GOVT HOTEL HEALTH NONPROFIT PROF_SERVICES',
  'RETAIL TRAVEL RESTAURANT ALCOHOL ONLINE_GAMBLING PHYSICAL_GAMBLING OTC_DRUGS',
].flatMap((line) => line.split(' '))
const fields = [
  'about',
  'address',
  'description',
  'email',
  'profile_picture_url',
  'websites',
  'vertical',
  'messaging_product',
]
const pictureTypes = ['image/jpeg', 'image/jpg', 'image/png']

export function showProfile(call: Call): unknown {
  const { profile } = numberOf(call)
  const asked = readFieldNames(call.body['fields'])
  const unknown = asked?.find((name) => !fields.includes(name) && name !== 'id')
  if (unknown !== undefined)
    throw new GraphError(100, {
      message: `(#100) Tried accessing nonexisting field (${unknown}) on node type (WhatsAppBusinessProfile)`,
    })
  const wanted = asked ?? fields
  const shown = Object.entries(profile).filter(([name]) => wanted.includes(name))
  return { data: [{ ...Object.fromEntries(shown), messaging_product: 'whatsapp' }] }
}

/** Changes what is given; an empty text clears. */
export async function changeProfile(call: Call): Promise<unknown> {
  const { context, body } = call
  const number = numberOf(call)
  requireMessagingProduct(body)
  const changes: Record<string, unknown> = {
    ...readTexts(body),
    ...readWebsites(body),
    ...readVertical(body),
  }
  const handle = readText(body, 'profile_picture_handle')
  if (handle !== undefined && handle !== '') changes['profile_picture_url'] = await keepPicture(call, handle)
  const profile = { ...number.profile, ...changes }
  const kept = Object.entries(profile).filter(([, value]) => value !== '')
  context.world.phoneNumbers.update(number.id, { profile: Object.fromEntries(kept) })
  return { success: true }
}

function readTexts(body: Call['body']): Record<string, string> {
  const texts: Record<string, string> = {}
  for (const [name, most] of Object.entries(longest)) {
    const text = readText(body, name)
    if (text === undefined) continue
    if (text.length > most) throw parameterError(`Param ${name} must be at most ${most} characters long.`)
    if (name === 'about' && text === '')
      throw parameterError('Param about must be at least 1 character long.')
    if (name === 'email' && text !== '' && !/^\S+@\S+\.\S+$/.test(text))
      throw parameterError('Param email must be a valid email address.')
    texts[name] = text
  }
  return texts
}

function readWebsites(body: Call['body']): { websites?: readonly string[] } {
  const websites = readList(body, 'websites')
  if (websites === undefined) return {}
  if (websites.length > mostWebsites)
    throw parameterError(`Param websites must have at most ${mostWebsites} elements.`)
  const isRight = (site: unknown): site is string =>
    typeof site === 'string' && site.length <= longestWebsite && /^https?:\/\/\S+$/i.test(site)
  if (!websites.every(isRight))
    throw parameterError(
      `Param websites must be URLs that begin with http:// or https://, of at most ${longestWebsite} characters.`,
    )
  return { websites }
}

function readVertical(body: Call['body']): { vertical?: string } {
  const vertical = readText(body, 'vertical')
  if (vertical === undefined) return {}
  if (vertical !== '' && !verticals.includes(vertical))
    throw parameterError(`Param vertical must be one of {${verticals.join(', ')}}`)
  return { vertical }
}

/** The address at which the picture of an upload can be seen. Throws a GraphError for a handle that is none. */
async function keepPicture(call: Call, handle: string): Promise<string> {
  const { context, id } = call
  const upload = context.world.uploads.find((one) => one.handle === handle && one.appId === call.token?.appId)
  if (upload === undefined) throw parameterError('Param profile_picture_handle is not a handle of an upload.')
  if (!pictureTypes.includes(upload.fileType))
    throw parameterError('Param profile_picture_handle must be of a JPEG or PNG picture.')
  const bytes = await context.blobs.read(upload.id)
  if (bytes !== undefined) await context.blobs.write(pictureKey(id), bytes)
  return `${context.origin()}/${id}/profile_picture`
}

/** Everybody can see it. */
export async function sendPicture(call: Call): Promise<unknown> {
  const bytes = await call.context.blobs.read(pictureKey(call.id))
  if (bytes === undefined) throw unknownNode(call.id, 'get')
  const isPng = bytes[0] === 0x89
  return call.reply.type(isPng ? 'image/png' : 'image/jpeg').send(bytes)
}

function pictureKey(phoneNumberId: string): string {
  return `profile-picture-${phoneNumberId}`
}
