/**
 * Imports a file of people in a process of its own, as the command does, and prints how long it took.
 * Run as: node import-people.ts CONNECTION TEAM FILE, the first two as JSON.
 */
import process from 'node:process'
import type { ConnectionOptions } from '../../server/database/connect.ts'
import { Database } from '../../server/database/database.ts'
import { systemClock } from '../../server/lib/clock.ts'
import { importUsers } from '../../server/team/import/import-users.ts'
import type { Team } from '../../server/team/team.ts'

const [connection = '', team = '', file = ''] = process.argv.slice(2)
await using database = new Database({
  where: JSON.parse(connection) as ConnectionOptions,
  poolSize: 10,
  pointConnections: 4,
  onConnectionLost: (error) => {
    throw error
  },
})
const start = performance.now()
const { created, updated, unchanged, rejected } = await importUsers(
  { database, clock: systemClock },
  JSON.parse(team) as Team,
  file,
)
const seconds = (performance.now() - start) / 1000
const peakMiB = process.resourceUsage().maxRSS / 1024
process.stdout.write(`${JSON.stringify({ seconds, peakMiB, created, updated, unchanged, rejected })}\n`)
