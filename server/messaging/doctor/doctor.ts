/**
 * Looks at a plugin and each of its numbers: token, webhook, WABA, number, clock. It asks WhatsApp and itself and
 * changes nothing; what cannot be asked is a finding too.
 */
import { AppError, notFound } from '../../lib/app-error.ts'
import { assertMayConnect } from '../access.ts'
import type { GraphAccess } from '../graph/graph-client.ts'
import type { ConnectContext } from '../plugins/connect.ts'
import { connectionOfPlugin } from '../plugins/connections.ts'
import { findPlugin, storedPlugin } from '../plugins/find-plugin.ts'
import type { PhoneNumber, Waba } from '../plugins/plugin.ts'
import { opened, withoutSecrets, type OpenSecrets } from '../plugins/plugin-secrets.ts'
import { deliveryUrlOf, type Connector } from '../plugins/plugins.ts'
import { readAccount, type Account } from '../plugins/sync.ts'
import {
  accountEventFindings,
  checkAppSubscription,
  checkClock,
  checkSubscription,
  wabaFinding,
} from './check-account.ts'
import { numberFindings } from './check-number.ts'
import { checkToken } from './check-token.ts'
import { findingsOf, worstOf, type Diagnosis, type Finding } from './finding.ts'
import { addressFinding, selfTest } from './self-test.ts'

export interface Examination {
  /** Only this number. */
  readonly phoneNumberId?: string | undefined
}

/** One diagnosis for each number. Throws `not_found` plugin_not_found or phone_number_not_found. */
export async function examinePlugin(
  context: ConnectContext,
  actor: Connector,
  pluginId: string,
  { phoneNumberId }: Examination = {},
): Promise<Diagnosis[]> {
  assertMayConnect(actor)
  const stored = await storedPlugin(context, actor.team.id, pluginId)
  const { wabas, numbers } = await findPlugin(context, actor.team.id, pluginId)
  const wanted = numbers.filter(({ id }) => phoneNumberId === undefined || id === phoneNumberId)
  if (phoneNumberId !== undefined && wanted.length === 0)
    throw notFound('phone_number_not_found', 'The plugin has no phone number with this id.')
  const secrets = opened(context.secrets, stored)
  const url = deliveryUrlOf(context, stored)
  const patient: Patient = { ...stored, secrets, url }
  const access = await accessOf(context, patient)
  const general = [
    ...(access instanceof AppError
      ? [notConnected(access)]
      : await generalFindings(context, patient, access)),
    addressFinding(url, stored.isSandbox),
    await selfTest({ url, verifyToken: secrets.verifyToken, appSecret: secrets.appSecret }),
  ]
  const accounts = new Map<string, Examined>()
  for (const waba of wabas)
    if (waba.status === 'CONNECTED' && wanted.some(({ wabaId }) => wabaId === waba.id))
      accounts.set(waba.id, await examineWaba(context, patient, access, waba))
  const shown = wanted.map((number) =>
    diagnosisOf(patient, number, general, accounts.get(number.wabaId), context.clock()),
  )
  if (shown.length > 0) return shown
  const findings = [...general, noNumber()].map((finding) => withoutSecretsIn(finding, secrets))
  return [
    {
      pluginId: stored.id,
      phoneNumberId: null,
      displayPhoneNumber: null,
      status: worstOf(findings),
      findings,
    },
  ]
}

interface Patient {
  readonly teamId: string
  readonly id: string
  readonly appId: string | null
  readonly isSandbox: boolean
  readonly secrets: OpenSecrets
  readonly url: string
}

async function accessOf(context: ConnectContext, { teamId, id }: Patient): Promise<GraphAccess | AppError> {
  try {
    return (await connectionOfPlugin(context, teamId, id)).access
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
}

async function generalFindings(
  context: ConnectContext,
  { appId, secrets, url }: Patient,
  access: GraphAccess,
): Promise<Finding[]> {
  const { appSecret } = secrets
  const [token, app, clock] = await Promise.all([
    checkToken(context, { access, appId, appSecret }),
    checkAppSubscription(context, access.baseUrl, { id: appId, secret: appSecret }, url),
    checkClock(context, access),
  ])
  return [...token, app, clock]
}

interface Examined {
  readonly findings: readonly Finding[]
  /** As WhatsApp tells of it now. */
  readonly account: Account | undefined
}

async function examineWaba(
  context: ConnectContext,
  { appId, url }: Patient,
  access: GraphAccess | AppError,
  waba: Waba,
): Promise<Examined> {
  const events = accountEventFindings(waba, context.clock())
  if (access instanceof AppError) return { findings: events, account: undefined }
  try {
    const [account, subscription] = await Promise.all([
      readAccount(context, access, waba.id),
      checkSubscription(context, access, waba, { appId, url }),
    ])
    return { findings: [wabaFinding(waba, undefined), subscription, ...events], account }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { findings: [wabaFinding(waba, error.message), ...events], account: undefined }
  }
}

function diagnosisOf(
  { id: pluginId, secrets }: Patient,
  number: PhoneNumber,
  general: readonly Finding[],
  examined: Examined | undefined,
  now: number,
): Diagnosis {
  const read = examined?.account?.numbers.find(({ id }) => id === number.id)
  const findings = [
    ...general,
    ...(examined?.findings ?? []),
    ...numberFindings({ ...number, ...read }, now),
    ...(examined?.account !== undefined && read === undefined ? [notListed()] : []),
  ].map((finding) => withoutSecretsIn(finding, secrets))
  const { id: phoneNumberId, displayPhoneNumber } = number
  return { pluginId, phoneNumberId, displayPhoneNumber, status: worstOf(findings), findings }
}

function notConnected({ message }: AppError): Finding {
  return findingsOf('connection').problem(
    message,
    'Connect the plugin with an access token, or switch it on.',
  )
}

function noNumber(): Finding {
  return findingsOf('numbers').problem(
    'The plugin has no phone number.',
    'Add a number to the WABA in WhatsApp Manager, then read the plugin anew.',
  )
}

function notListed(): Finding {
  return findingsOf('number_listed').problem(
    'WhatsApp does not list this number with its WABA any more.',
    'Read the plugin anew: a number that is gone for good is then removed here too.',
  )
}

/** Whatever somebody else wrote may repeat a secret. */
function withoutSecretsIn(finding: Finding, { accessToken, appSecret, verifyToken }: OpenSecrets): Finding {
  return { ...finding, message: withoutSecrets(finding.message, [accessToken, appSecret, verifyToken]) }
}
