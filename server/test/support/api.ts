/**
 * The whole server for API tests: real HTTP on a free port, a real database of its own, and teams to act in.
 * Tests of one file share a server and are kept apart by having their own teams.
 */
import type { FastifyInstance } from 'fastify'
import { buildApp } from '../../app.ts'
import { startBackground } from '../../background.ts'
import { readSettings } from '../../config/read-settings.ts'
import { createContext, type Context } from '../../context.ts'
import { createLogger } from '../../lib/logger.ts'
import { newId } from '../../lib/uuid.ts'
import type { Actor } from '../../team/actor.ts'
import { createApiKey, type NewApiKey } from '../../team/api-keys.ts'
import { applyUserChanges, blankUser } from '../../team/apply-changes.ts'
import type { Role } from '../../team/role.ts'
import type { NewTeam, Team } from '../../team/team.ts'
import { createTeam } from '../../team/teams.ts'
import type { User, UserChanges } from '../../team/user.ts'
import { usersStore } from '../../team/users.store.ts'
import { createTestDatabase, type TestDatabase } from './where.ts'
import { collectDeclarations } from './declared.ts'
import { send, type Received, type Sent } from './http.ts'

export interface TestApi extends AsyncDisposable {
  readonly context: Context
  readonly app: FastifyInstance
  readonly origin: string
  /** The present time of the server, in epoch milliseconds; set it to move the clock. */
  now: number
  /** Sends a request and holds the answer against what the route declares. */
  send(path: string, sent?: Sent & { readonly token?: string }): Promise<Received>
  /** Makes a team with the roles of a fresh one and `inside_sales`. */
  team(options?: Partial<NewTeam>): Promise<TestTeam>
}

export interface TestTeam extends Team {
  readonly roles: readonly Role[]
  /** An access token with this role. */
  token(role?: string, options?: Partial<NewApiKey>): Promise<string>
  /** Adds a person, by default an active one of role `user`. */
  user(changes?: UserChanges): Promise<User>
  actor(roleType?: Actor['roleType']): Actor
}

export interface ApiOptions {
  readonly environment?: Record<string, string>
  readonly database?: TestDatabase
  /** Does background jobs, as a running server does. */
  readonly background?: boolean
}

let teamCount = 0
let userCount = 0

export async function startApi(options: ApiOptions = {}): Promise<TestApi> {
  const database = options.database ?? (await createTestDatabase())
  const settings = readSettings({
    LOG_LEVEL: 'silent',
    SECRET_KEY: '5e'.repeat(32),
    PORT: '0',
    ...options.environment,
  })
  const log = await createLogger({ level: settings.LOG_LEVEL, format: 'json' })
  let origin = ''
  const state = { now: Date.now() }
  const context = await createContext({
    settings,
    log,
    where: database.where,
    clock: () => state.now,
    address: () => origin,
  })
  let declarations: ReturnType<typeof collectDeclarations> | undefined
  const app = await buildApp(context, (fresh) => {
    declarations = collectDeclarations(fresh)
  })
  origin = await app.listen({ port: 0, host: '127.0.0.1' })
  const background = options.background === true ? startBackground(context) : undefined
  return {
    context,
    app,
    origin,
    get now() {
      return state.now
    },
    set now(time) {
      state.now = time
    },
    async send(path, { token, ...sent } = {}) {
      const headers =
        token === undefined ? sent.headers : { authorization: `Bearer ${token}`, ...sent.headers }
      const received = await send(origin, path, { ...sent, ...(headers === undefined ? {} : { headers }) })
      if (received.headers['content-encoding'] === undefined) declarations?.check(received)
      return received
    },
    team: (input) => makeTeam(context, input),
    async [Symbol.asyncDispose]() {
      await app.close()
      await background?.[Symbol.asyncDispose]()
      await context[Symbol.asyncDispose]()
      if (options.database === undefined) await database[Symbol.asyncDispose]()
    },
  }
}

export async function makeTeam(context: Context, input: Partial<NewTeam> = {}): Promise<TestTeam> {
  const { team, roles } = await createTeam(context, {
    shortName: `team-${process.pid}-${(teamCount += 1)}`,
    name: 'Hill & Co',
    timeZone: 'Asia/Kolkata',
    defaultCountry: 'IN',
    roles: [
      { shortId: 'admin', name: 'Admin', type: 'admin' },
      { shortId: 'manager', name: 'Manager', type: 'manager' },
      { shortId: 'user', name: 'User', type: 'user' },
      { shortId: 'inside_sales', name: 'Inside sales', type: 'user' },
    ],
    ...input,
  })
  return {
    ...team,
    roles,
    async token(role = 'admin', options = {}) {
      const { secret } = await createApiKey(context, {
        teamId: team.id,
        name: `Test ${role}`,
        role,
        ...options,
      })
      return secret
    },
    async user(changes = {}) {
      const role = roles.find((candidate) => candidate.shortId === (changes.role ?? 'user'))
      if (role === undefined) throw new Error(`no role ${String(changes.role)}`)
      const now = context.clock()
      return context.database.transaction(async (transaction) => {
        const users = usersStore(transaction)
        const number = await users.advance(team.id, 1)
        const blank = {
          ...blankUser(team.id, role, '+0530', newId(now), now),
          number,
          username: `user${(userCount += 1)}`,
        }
        const managerId = changes.manager ?? null
        const next = applyUserChanges(blank, changes, {
          now,
          newId: () => newId(now),
          defaultCountry: team.defaultCountry,
          role,
          managerId,
        })
        await users.save([{ before: undefined, next }], { userId: null, at: now })
        return next
      })
    },
    actor: (roleType = 'admin') => ({
      team: { ...team, peopleVersion: 0, configVersion: 0 },
      userId: newId(),
      apiKeyId: null,
      roleId: roles.find((role) => role.type === roleType)?.id ?? '',
      roleType,
    }),
  }
}
