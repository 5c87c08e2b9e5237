/** Whether the access token is good, for how long and for what, and whether the app secret is that of its app. */
import { AppError } from '../../lib/app-error.ts'
import type { GraphAccess } from '../graph/graph-client.ts'
import { neededScopes, readToken, type TokenFacts } from '../plugins/ask-accounts.ts'
import type { SyncContext } from '../plugins/sync.ts'
import { findingsOf, type Finding } from './finding.ts'

export interface TokenQuestion {
  readonly access: GraphAccess
  readonly appId: string | null
  readonly appSecret: string | null
}

const dayMs = 86_400_000
// Time enough to make a new one.
const soonMs = 7 * dayMs
const newToken =
  'Make a token of a system user that does not expire, with whatsapp_business_messaging and whatsapp_business_management, and connect the plugin again with it.'

export async function checkToken(context: SyncContext, question: TokenQuestion): Promise<Finding[]> {
  const { problem, unknown } = findingsOf('token')
  const own = await tryRead(context, question.access)
  if (own instanceof AppError) {
    if (own.code === 'whatsapp_refused')
      return [
        problem(`WhatsApp refuses the access token: ${own.message}`, newToken),
        appSecretFinding(question),
      ]
    return [unknown(`The access token could not be checked: ${own.message}`), appSecretFinding(question)]
  }
  return [...tokenFindings(own, context.clock()), await checkAppSecret(context, question)]
}

/** The findings for what WhatsApp tells of a token. Pure. */
export function tokenFindings(facts: TokenFacts, now: number): Finding[] {
  const { ok, problem } = findingsOf('token')
  if (!facts.isValid)
    return [problem(facts.problem ?? 'WhatsApp says that the access token is not valid.', newToken)]
  return [ok('The access token is valid.'), expiryFinding(facts.expiresAt, now), scopeFinding(facts.scopes)]
}

function expiryFinding(expiresAt: number | null, now: number): Finding {
  const { ok, warning, problem } = findingsOf('token_expiry')
  if (expiresAt === null) return ok('The access token does not expire.')
  const day = new Date(expiresAt).toISOString().slice(0, 10)
  if (expiresAt <= now) return problem(`The access token expired on ${day}.`, newToken)
  const days = Math.floor((expiresAt - now) / dayMs)
  if (expiresAt - now < soonMs)
    return warning(
      `The access token expires on ${day}, in ${days} days at most.`.replace(
        'in 0 days at most',
        'within a day',
      ),
      newToken,
    )
  return ok(`The access token is good until ${day}.`)
}

function scopeFinding(scopes: readonly string[]): Finding {
  const { ok, problem } = findingsOf('token_rights')
  const missing = neededScopes.filter((scope) => !scopes.includes(scope))
  if (missing.length === 0) return ok('The access token may send messages and manage templates and numbers.')
  return problem(`The access token lacks ${missing.join(' and ')}.`, newToken)
}

async function checkAppSecret(context: SyncContext, question: TokenQuestion): Promise<Finding> {
  const { appId, appSecret, access } = question
  if (appSecret === null || appId === null) return appSecretFinding(question)
  const asked = await tryRead(context, access, `${appId}|${appSecret}`)
  const { ok, problem } = findingsOf('app_secret')
  if (asked instanceof AppError && asked.code === 'whatsapp_refused')
    return problem(
      `WhatsApp does not take the app secret as that of the app ${appId}: no delivery can be verified.`,
      'Copy the app secret from "App settings", "Basic" of the app, and connect the plugin again with it.',
    )
  return asked instanceof AppError ? appSecretFinding(question) : ok('The app secret is that of the app.')
}

/** As far as it can be told without asking. */
function appSecretFinding({ appSecret }: TokenQuestion): Finding {
  const { problem, unknown } = findingsOf('app_secret')
  if (appSecret !== null) return unknown('There is an app secret; whether it is right could not be checked.')
  return problem(
    'The plugin has no app secret: deliveries of WhatsApp cannot be verified and are all refused.',
    'Connect the plugin again with appSecret, from "App settings", "Basic" of the app.',
  )
}

async function tryRead(
  context: SyncContext,
  access: GraphAccess,
  asker?: string,
): Promise<TokenFacts | AppError> {
  try {
    return await readToken(context, access, asker)
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
}
