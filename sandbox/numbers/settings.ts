/** Settings of a number: calling, identity checks, where data is stored. Groups that are not named stay as they are. */
import type { Call } from '../graph/edge.ts'
import { parameterError } from '../graph/graph-error.ts'
import { isObject, isYes, readObject } from '../graph/params.ts'
import { numberOf } from './number-of.ts'

type Group = Readonly<Record<string, unknown>>
type Check = (value: unknown) => boolean

const onOff = isOneOf('ENABLED', 'DISABLED')
const clockTime: Check = (value) => typeof value === 'string' && /^([01]\d|2[0-3])[0-5]\d$/.test(value)
const days = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY']

/** Of each group, the keys whose values are looked at; others are kept as they come. */
const checks: Readonly<Record<string, Readonly<Record<string, Check>>>> = {
  calling: {
    status: onOff,
    call_icon_visibility: isOneOf('DEFAULT', 'DISABLE_ALL'),
    callback_permission_status: onOff,
    call_hours: hours,
    sip,
  },
  user_identity_change: { enable_identity_key_check: (value) => typeof value === 'boolean' },
  storage_configuration: {
    status: isOneOf('IN_COUNTRY_STORAGE_ENABLED', 'IN_COUNTRY_STORAGE_DISABLED', 'DEFAULT'),
  },
  payload_encryption: { status: onOff },
}

const usual: Readonly<Record<string, Group>> = {
  calling: {
    status: 'DISABLED',
    call_icon_visibility: 'DEFAULT',
    callback_permission_status: 'DISABLED',
    call_hours: { status: 'DISABLED' },
    sip: { status: 'DISABLED' },
  },
  storage_configuration: { status: 'DEFAULT' },
}

export function showSettings(call: Call): unknown {
  const { settings } = numberOf(call)
  const all: Record<string, unknown> = { ...usual, ...settings }
  const calling = all['calling']
  const servers = isObject(calling) && isObject(calling['sip']) ? calling['sip']['servers'] : undefined
  if (isYes(call.body['include_sip_credentials']) || !isObject(calling) || !Array.isArray(servers)) return all
  const shown = servers.map((server: Group) => ({ ...server, sip_user_password: undefined }))
  return { ...all, calling: { ...calling, sip: { ...(calling['sip'] as Group), servers: shown } } }
}

export function changeSettings(call: Call): unknown {
  const { context, body } = call
  const number = numberOf(call)
  const settings: Record<string, unknown> = { ...number.settings }
  let isChange = false
  for (const [name, keys] of Object.entries(checks)) {
    const given = readObject(body, name)
    if (given === undefined) continue
    for (const [key, check] of Object.entries(keys))
      if (given[key] !== undefined && !check(given[key]))
        throw parameterError(`The parameter ${name}['${key}'] has a value that is not allowed.`)
    const before = settings[name]
    const next = { ...usual[name], ...(isObject(before) ? before : {}), ...given }
    settings[name] = name === 'calling' ? withPasswords(next) : next
    isChange = true
  }
  if (!isChange) throw parameterError(`One of the parameters ${Object.keys(checks).join(', ')} is required.`)
  context.world.phoneNumbers.update(number.id, { settings })
  return { success: true }
}

/** The platform makes the password of each SIP server. */
function withPasswords(calling: Group): Group {
  const { sip: given } = calling
  if (!isObject(given) || !Array.isArray(given['servers'])) return calling
  const servers = given['servers'].map((server: Group, index) => ({
    ...server,
    sip_user_password: server['sip_user_password'] ?? `sip-password-${index + 1}`,
  }))
  return { ...calling, sip: { ...given, servers } }
}

function isOneOf(...values: string[]): Check {
  return (value) => typeof value === 'string' && values.includes(value)
}

function hours(value: unknown): boolean {
  if (!isObject(value) || !onOff(value['status'])) return false
  const weekly = value['weekly_operating_hours']
  if (value['status'] === 'DISABLED' && weekly === undefined) return true
  if (!Array.isArray(weekly) || weekly.length === 0 || typeof value['timezone_id'] !== 'string') return false
  return weekly.every(
    (day) =>
      isObject(day) &&
      days.includes(String(day['day_of_week']).toUpperCase()) &&
      clockTime(day['open_time']) &&
      clockTime(day['close_time']) &&
      String(day['open_time']) < String(day['close_time']),
  )
}

function sip(value: unknown): boolean {
  if (!isObject(value) || !onOff(value['status'])) return false
  const { servers } = value
  if (servers === undefined) return value['status'] === 'DISABLED'
  const isServer: Check = (server) => isObject(server) && typeof server['hostname'] === 'string'
  return Array.isArray(servers) && servers.every(isServer)
}
