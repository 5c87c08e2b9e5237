/** Use cases about teams: making one with its roles and procedures, finding one by what an operator calls it. */
import type { Database, Transaction } from '../database/database.ts'
import { violatedUnique } from '../database/sql-errors.ts'
import { AppError, invalidInput, notFound, type Fault } from '../lib/app-error.ts'
import type { Clock } from '../lib/clock.ts'
import { didYouMean } from '../lib/nearest.ts'
import { newId } from '../lib/uuid.ts'
import { addReadyMade } from '../records/ready-made/add-ready-made.ts'
import { isCountry } from './phone.ts'
import { defaultRoles, worksectionRoleFor, type Role } from './role.ts'
import { rolesStore } from './roles.store.ts'
import type { NewTeam, Team, TeamListing } from './team.ts'
import { teamsStore } from './teams.store.ts'
import { isTimeZone } from './utc-offset.ts'

interface TeamsContext {
  readonly database: Database
  readonly clock: Clock
}

const shortNamePattern = /^[a-z0-9][a-z0-9_-]{0,62}$/
const hostPattern = /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/

/** Makes a team with its roles and the ready-made procedures. Throws `invalid` with all faults, `conflict` for a name that is taken. */
export async function createTeam(
  context: TeamsContext,
  input: NewTeam,
): Promise<{ team: Team; roles: Role[] }> {
  return context.database.transaction((transaction) => createTeamIn(transaction, context.clock(), input))
}

export async function createTeamIn(
  transaction: Transaction,
  now: number,
  input: NewTeam,
): Promise<{ team: Team; roles: Role[] }> {
  const hosts = (input.hosts ?? []).map((host) => host.toLowerCase())
  const team: Team = {
    id: newId(now),
    shortName: input.shortName,
    name: input.name.trim(),
    timeZone: input.timeZone,
    defaultCountry: input.defaultCountry.toUpperCase(),
  }
  const faults = teamFaults(team, hosts)
  if (faults.length > 0) throw invalidInput(faults)
  const roles = (input.roles ?? defaultRoles).map((role) => ({
    ...role,
    id: newId(now),
    worksectionRole: worksectionRoleFor(role.type),
  }))
  try {
    await teamsStore(transaction).insert(team, hosts, now)
  } catch (error) {
    const taken = violatedUnique(error)
    if (taken === 'team_short_names_pkey')
      throw new AppError('conflict', 'team_taken', `There is a team ${team.shortName} already.`, {
        cause: error,
      })
    if (taken === 'team_hosts_pkey')
      throw new AppError('conflict', 'host_taken', 'Another team has this host name.', { cause: error })
    throw error
  }
  await rolesStore(transaction).insert(team.id, roles, now)
  await addReadyMade(transaction, team.id, now)
  return { team, roles }
}

export function listTeams({ database }: Pick<TeamsContext, 'database'>): Promise<TeamListing[]> {
  return teamsStore(database.queries).list()
}

/** The team with this short name or id; without a name, the only team. Throws `not_found` or `invalid`. */
export async function findTeam(
  context: Pick<TeamsContext, 'database'>,
  name: string | undefined,
): Promise<Team> {
  const teams = await listTeams(context)
  const names = teams.map((team) => team.shortName)
  if (name === undefined) {
    const [only, ...others] = teams
    if (only === undefined)
      throw notFound('team_not_found', 'There is no team yet. `felloe teams create` makes one.')
    if (others.length > 0)
      throw new AppError(
        'invalid',
        'team_missing',
        `There are several teams. Say which with --team: ${names.join(', ')}.`,
      )
    return only
  }
  const team = teams.find((candidate) => candidate.shortName === name || candidate.id === name)
  if (team === undefined)
    throw notFound(
      'team_not_found',
      `There is no team ${name}. There are: ${names.join(', ')}.${didYouMean(name, names)}`,
    )
  return team
}

function teamFaults(team: Team, hosts: readonly string[]): Fault[] {
  const faults: Fault[] = []
  if (!shortNamePattern.test(team.shortName))
    faults.push({
      field: 'name',
      message: `must be a short name of small letters, digits, _ and -, not "${team.shortName}"`,
    })
  if (team.name === '') faults.push({ field: 'title', message: 'must not be empty' })
  if (!isTimeZone(team.timeZone))
    faults.push({
      field: 'time-zone',
      message: `must be a time zone such as Asia/Kolkata, not "${team.timeZone}"`,
    })
  if (!isCountry(team.defaultCountry))
    faults.push({
      field: 'country',
      message: `must be a country of two letters such as IN, not "${team.defaultCountry}"`,
    })
  for (const host of hosts)
    if (!hostPattern.test(host))
      faults.push({ field: 'host', message: `must be a host name without port, not "${host}"` })
  return faults
}
