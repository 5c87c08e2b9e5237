/**
 * What WhatsApp says of a token, of WABAs and of their phone numbers. Ids are checked before they go into a path, and
 * no secret is left in what is told of a failure.
 */
import { AppError } from '../../lib/app-error.ts'
import { storableJson, storableText, type Json } from '../../lib/json.ts'
import type { MessagingContext } from '../context.ts'
import { askGraph } from '../graph/ask-graph.ts'
import type { GraphAccess, GraphRequest } from '../graph/graph-client.ts'
import { isObject } from '../graph/graph-refusal.ts'
import type { ReadNumber, ReadWaba } from './accounts.store.ts'
import { isGraphId, withoutSecrets } from './plugin-secrets.ts'

export type Asking = Pick<MessagingContext, 'graph' | 'settings'>
type Answer = Readonly<Record<string, unknown>>

export interface TokenFacts {
  readonly isValid: boolean
  readonly appId: string | null
  /** Null when it does not expire, or does not say. */
  readonly expiresAt: number | null
  readonly scopes: readonly string[]
  /** The WABAs that the token names; few tokens reach all and name none. */
  readonly wabaIds: readonly string[]
  readonly problem: string | null
}

export const neededScopes = ['whatsapp_business_messaging', 'whatsapp_business_management'] as const

const wabaFields =
  'id,name,currency,timezone_id,message_template_namespace,account_review_status,health_status'
const numberFields = [
  'id',
  'display_phone_number',
  'verified_name',
  'quality_rating',
  'name_status',
  'status',
  'throughput',
  'health_status',
  'code_verification_status',
  'platform_type',
]
// Newer versions of the Graph know the first, older ones the second.
const limitFields = ['whatsapp_business_manager_messaging_limit', 'messaging_limit_tier'] as const
const numbersOnPage = 100
// A cursor that never ends must not keep us.
const mostPages = 50
// A person waits for the answer.
const timeoutMs = 15_000

/** Asks the Graph; errors are those of askGraph, with secrets taken out of their messages. */
export async function ask(
  { graph, settings }: Asking,
  access: GraphAccess,
  { path, ...request }: GraphRequest,
  secrets: readonly (string | null | undefined)[] = [],
): Promise<Answer> {
  try {
    const versioned = `${settings.GRAPH_VERSION}/${path}`
    return await askGraph(graph, access, { timeoutMs, ...request, path: versioned })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const message = withoutSecrets(error.message, [access.token, ...secrets])
    // The cause holds the whole answer: it is left behind where it may carry a secret.
    throw message === error.message ? error : new AppError(error.kind, error.code, message)
  }
}

/**
 * What a token may do. `asker` is the token that asks, which may be the same; an app's own (`id|secret`) is always
 * allowed to. Throws what askGraph throws.
 */
export async function readToken(
  context: Asking,
  access: GraphAccess,
  asker: string = access.token,
): Promise<TokenFacts> {
  const answer = await ask(
    context,
    { ...access, token: asker },
    { method: 'GET', path: 'debug_token', query: new URLSearchParams({ input_token: access.token }) },
    [access.token, asker.split('|')[1]],
  )
  const data = isObject(answer['data']) ? answer['data'] : {}
  const error = isObject(data['error']) ? text(data['error']['message']) : null
  const expiresAt = Number(data['expires_at'])
  return {
    isValid: data['is_valid'] === true,
    appId: text(data['app_id']),
    expiresAt: expiresAt > 0 ? expiresAt * 1_000 : null,
    scopes: list(data['scopes']).flatMap((scope) => (typeof scope === 'string' ? [storableText(scope)] : [])),
    wabaIds: wabasIn(data['granular_scopes']),
    problem: error === null ? null : withoutSecrets(error, [access.token]),
  }
}

/** Throws what askGraph throws. */
export async function readWaba(context: Asking, access: GraphAccess, id: string): Promise<ReadWaba> {
  const query = new URLSearchParams({ fields: wabaFields })
  const waba = await ask(context, access, { method: 'GET', path: pathOf(id), query })
  return {
    id,
    name: text(waba['name']) ?? '',
    currency: text(waba['currency']),
    timezoneId: text(waba['timezone_id']),
    templateNamespace: text(waba['message_template_namespace']),
    reviewStatus: text(waba['account_review_status']),
    health: json(waba['health_status']),
  }
}

/** The phone numbers of a WABA, page after page. Throws what askGraph throws. */
export async function readNumbers(
  context: Asking,
  access: GraphAccess,
  wabaId: string,
): Promise<ReadNumber[]> {
  try {
    return await readNumbersWith(context, access, wabaId, limitFields[0])
  } catch (error) {
    if (!isUnknownField(error)) throw error
    return readNumbersWith(context, access, wabaId, limitFields[1])
  }
}

async function readNumbersWith(
  context: Asking,
  access: GraphAccess,
  wabaId: string,
  limitField: string,
): Promise<ReadNumber[]> {
  const numbers = new Map<string, ReadNumber>()
  let after: string | null = null
  for (let page = 0; page < mostPages; page += 1) {
    const query = new URLSearchParams({
      fields: [...numberFields, limitField].join(','),
      limit: String(numbersOnPage),
    })
    if (after !== null) query.set('after', after)
    const answer = await ask(context, access, {
      method: 'GET',
      path: `${pathOf(wabaId)}/phone_numbers`,
      query,
    })
    for (const item of listed(answer)) {
      const number = isObject(item) ? readNumber(item, wabaId) : undefined
      if (number !== undefined) numbers.set(number.id, number)
    }
    after = cursorIn(answer)
    if (after === null) break
  }
  return [...numbers.values()]
}

function readNumber(number: Answer, wabaId: string): ReadNumber | undefined {
  const id = text(number['id'])
  if (id === null || !isGraphId(id)) return undefined
  const displayPhoneNumber = text(number['display_phone_number']) ?? ''
  const throughput = number['throughput']
  return {
    id,
    wabaId,
    displayPhoneNumber,
    digits: displayPhoneNumber.replaceAll(/\D/g, ''),
    verifiedName: text(number['verified_name']) ?? '',
    qualityRating: text(number['quality_rating']) ?? 'UNKNOWN',
    messagingLimit: limitFields.map((field) => text(number[field])).find((limit) => limit !== null) ?? null,
    nameStatus: text(number['name_status']),
    status: text(number['status']),
    codeVerificationStatus: text(number['code_verification_status']),
    platformType: text(number['platform_type']),
    throughputLevel: isObject(throughput) ? text(throughput['level']) : null,
    health: json(number['health_status']),
  }
}

/** The Graph names a field that it does not know: "(#100) Tried accessing nonexisting field (…)". */
function isUnknownField(error: unknown): boolean {
  return (
    error instanceof AppError && error.code === 'whatsapp_refused' && /nonexisting field/i.test(error.message)
  )
}

function wabasIn(granular: unknown): string[] {
  const ids = list(granular)
    .filter(isObject)
    .filter(({ scope }) => neededScopes.some((needed) => needed === scope))
    .flatMap(({ target_ids: targets }) => list(targets))
  return [...new Set(ids.map(String).filter(isGraphId))]
}

/** Of the next page: its address is not followed, because it would say where the token goes. */
function cursorIn({ paging }: Answer): string | null {
  if (!isObject(paging) || text(paging['next']) === null || !isObject(paging['cursors'])) return null
  return text(paging['cursors']['after'])
}

function pathOf(id: string): string {
  if (!isGraphId(id)) throw new Error('an id of WhatsApp is made of digits')
  return id
}

/** Throws when there is no list: numbers are removed because they are not listed, never because nothing can be read. */
function listed({ data }: Answer): readonly unknown[] {
  if (Array.isArray(data)) return data
  throw new AppError(
    'upstream',
    'whatsapp_unreadable',
    'WhatsApp did not answer with a list of phone numbers.',
  )
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function text(value: unknown): string | null {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value !== '' ? storableText(value) : null
}

function json(value: unknown): unknown {
  return isObject(value) ? storableJson(value as Json) : null
}
