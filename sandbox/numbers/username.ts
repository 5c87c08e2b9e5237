/** The username of a business number: its rules, asking for one, giving it back. */
import type { SandboxContext } from '../context.ts'
import type { Call } from '../graph/edge.ts'
import { GraphError } from '../graph/graph-error.ts'
import { requireText } from '../graph/params.ts'
import type { PhoneNumber } from '../world/objects.ts'
import { numberOf } from './number-of.ts'

const shortest = 3
const longest = 35
const mostSuggestions = 5
// Ends of names that would look like an address.
const domainEnds = /\.(com|net|org|edu|gov|io|co|info|biz|app|dev|html|php|xml|xyz|me|ru|de|uk|in|br)$/

/** What is wrong with a name, or undefined. */
export function usernameFault(name: string): string | undefined {
  if (name.length < shortest || name.length > longest)
    return `A username has ${shortest} to ${longest} characters.`
  if (!/^[a-z0-9._]+$/.test(name))
    return 'A username has only the characters a-z, 0-9, the dot and underscore.'
  if (!/[a-z]/.test(name)) return 'A username has at least one letter.'
  if (name.startsWith('.') || name.endsWith('.')) return 'A username does not begin or end with a dot.'
  if (name.includes('..')) return 'A username has no two dots in a row.'
  if (name.startsWith('www')) return 'A username does not begin with www.'
  if (domainEnds.test(name)) return 'A username does not end like a domain.'
  return undefined
}

export function showUsername(call: Call): unknown {
  const { username } = numberOf(call)
  return username === null ? {} : { username: username.name, status: username.status }
}

/** A name is reserved until the display name is approved. */
export function setUsername(call: Call): unknown {
  const { context, body } = call
  const number = numberOf(call)
  const name = requireText(body, 'username').toLowerCase()
  const fault = usernameFault(name)
  if (fault !== undefined) throw new GraphError(147002, { details: fault })
  if (number.username?.name === name) return { status: number.username.status }
  if (isTaken(context, name))
    throw new GraphError(147001, { details: `The username ${name} is not available.` })
  if (number.isRegistered && ['BANNED', 'RESTRICTED'].includes(number.status))
    throw new GraphError(147003, { details: `The phone number is ${number.status}.` })
  if (number.nameStatus === 'DECLINED' || number.nameStatus === 'EXPIRED')
    throw new GraphError(147004, { details: 'The display name of the phone number is not approved.' })
  const isApproved = number.nameStatus === 'APPROVED' || number.nameStatus === 'AVAILABLE_WITHOUT_REVIEW'
  const status = isApproved ? 'approved' : 'reserved'
  const changed = context.world.phoneNumbers.update(number.id, { username: { name, status } })
  tell(context, changed, name, status)
  return { status }
}

export function removeUsername(call: Call): unknown {
  const { context } = call
  const number = numberOf(call)
  if (number.username !== null) {
    const changed = context.world.phoneNumbers.update(number.id, { username: null })
    tell(context, changed, number.username.name, 'deleted')
  }
  return { success: true }
}

export function suggestUsernames(call: Call): unknown {
  const number = numberOf(call)
  const base = number.verifiedName
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
  const plain = base.replaceAll('_', '')
  const end = number.digits.slice(-4)
  const ideas = [
    plain,
    base,
    base.replaceAll('_', '.'),
    `${plain}_official`,
    `${plain}${end}`,
    `hello_${plain}`,
  ]
  const free = ideas.filter((name) => usernameFault(name) === undefined && !isTaken(call.context, name))
  return { data: [{ username_suggestions: [...new Set(free)].slice(0, mostSuggestions) }] }
}

function isTaken({ world }: SandboxContext, name: string): boolean {
  return (
    world.phoneNumbers.find(({ username }) => username?.name === name) !== undefined ||
    world.customers.find(({ username }) => username === name) !== undefined
  )
}

function tell({ webhooks }: SandboxContext, number: PhoneNumber, username: string, status: string): void {
  webhooks.publish({
    wabaId: number.wabaId,
    phoneNumberId: number.id,
    field: 'business_username_update',
    value: { display_phone_number: number.digits, username, status },
  })
}
