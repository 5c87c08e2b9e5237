/**
 * What one would write by hand for a single purpose: one Fastify route that looks the token up and fetches a
 * user with our own SQL, over as many pipelined connections, logs the same line, and builds the same answer.
 * Run as: node by-hand.ts CONNECTION, which is JSON.
 */
import { createHash, randomBytes } from 'node:crypto'
import process from 'node:process'
import { fastify } from 'fastify'
import pg from 'pg'
import { connectionConfig, type ConnectionOptions } from '../../server/database/connect.ts'
import { PointReader, type NamedStatement } from '../../server/database/point-reader.ts'
import { createLogger } from '../../server/lib/logger.ts'
import { readCallerAndUser, type CallerRow } from '../../server/team/caller.store.ts'
import type { UserDetails } from '../../server/team/user.ts'

type Row = CallerRow & (UserDetails | { readonly id: null })

/** Stands in for the database to learn which statement the server sends. */
class Listener extends PointReader {
  heard: NamedStatement | undefined
  override read<T>(statement: NamedStatement): Promise<T[]> {
    this.heard = statement
    return Promise.resolve([])
  }
}
const listener = new Listener({}, 0)
await readCallerAndUser(listener, Buffer.alloc(0), '')
if (listener.heard === undefined) throw new Error('the server asked nothing')
const { name, text } = listener.heard

const where = JSON.parse(process.argv[2] ?? '') as ConnectionOptions
const clients = Array.from(
  { length: 4 },
  () => new pg.Client({ ...connectionConfig(where, 2_000), pipeline: true }),
)
await Promise.all(clients.map((client) => client.connect()))
let turn = 0
const prefix = randomBytes(4).toString('hex')
let count = 0

const app = fastify({
  loggerInstance: await createLogger({ level: 'info', format: 'json' }),
  disableRequestLogging: true,
  genReqId: () => `${prefix}-${(count += 1)}`,
  requestIdLogLabel: 'requestId',
})
app.addHook('onResponse', (request, reply, done) => {
  const ms = Math.round(reply.elapsedTime * 10) / 10
  request.log.info({ method: request.method, path: request.url, status: reply.statusCode, ms }, 'request')
  done()
})
app.get<{ Params: { id: string } }>('/v2/ext/user/:id', async (request, reply) => {
  const header = request.headers.authorization
  if (!header?.startsWith('Bearer ')) return reply.code(401).send()
  const tokenHash = createHash('sha256').update(header.slice(7)).digest()
  const client = clients[(turn = (turn + 1) % clients.length)]
  const found = await client?.query<Row>({ name, text, values: [tokenHash, request.params.id] })
  const row = found?.rows[0]
  if (row?.tokenRevokedAt !== null || row.keyRevokedAt !== null) return reply.code(401).send()
  if (row.tokenExpiresAt !== null && row.tokenExpiresAt <= Date.now()) return reply.code(401).send()
  if (!row.userIsActive || row.userDeletedAt !== null) return reply.code(401).send()
  if (row.id === null) return reply.code(404).send()
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(answer(row, row.teamShortName)))
})
process.stdout.write(`${await app.listen({ host: '127.0.0.1', port: 0 })}\n`)

function answer(user: UserDetails, team: string) {
  const { timezone } = user
  const offset = `${timezone.slice(0, 3)}:${timezone.slice(3)}`
  const sign = timezone.startsWith('-') ? -1 : 1
  const shift = sign * (Number(timezone.slice(1, 3)) * 60 + Number(timezone.slice(3))) * 60_000
  const time = (at: number): string => new Date(at + shift).toISOString().slice(0, -1) + offset
  const [phone] = user.phones
  const data = {
    phones: user.phones.map((one) => one.normalizedPhone ?? one.phone),
    emails: user.emails.map((one) => ({
      id: one.id,
      createdAt: one.createdAt,
      updatedAt: one.updatedAt,
      email: one.email,
      normalizedEmail: one.normalizedEmail,
      type: one.type,
      isVerified: one.isVerified,
      user: user.id,
    })),
    id: user.id,
    createdAt: time(user.createdAt),
    updatedAt: time(user.updatedAt),
    username: user.username,
    firstName: user.firstName,
    lastName: user.lastName,
    middleName: user.middleName,
    displayName: user.displayName,
    gender: user.gender,
    dob: user.dob ?? 0,
    bio: user.bio,
    profileImageUrl: user.profileImageUrl,
    coverImageUrl: user.coverImageUrl,
    timezone,
    data: user.data,
    onboardingData: user.onboardingData,
    isActive: user.isActive,
    isDeleted: user.deletedAt !== null,
    deletedAt: user.deletedAt === null ? null : time(user.deletedAt),
    availabilityStatus: user.availability,
    team,
    role: user.role.shortId,
    primaryEmail: user.emails[0]?.email ?? null,
    primaryPhone: phone === undefined ? null : (phone.normalizedPhone ?? phone.phone),
    profile: user.profileId,
    reportees: user.reportees.map((one) => one.username),
  }
  return { _data: data, _meta: {}, _errors: [] }
}
