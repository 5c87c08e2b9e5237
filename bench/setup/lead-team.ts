/** A team that works on leads of eight attributes, four of them filterable, and a way to ask its server. */
import type { RunningServer } from '../servers/spawn.ts'
import { createApiKey } from '../../server/team/api-keys.ts'
import type { FilledTeam, Workplace } from './workplace.ts'

export const procedure = 'enquiry'

const definition = {
  shortId: procedure,
  name: 'Enquiry',
  entity: 'customer',
  attributes: [
    { shortId: 'enquiry_id', type: 'stringId' },
    { shortId: 'name', type: 'name' },
    { shortId: 'phone_number', type: 'phone', isUnique: true, isFilterable: true },
    { shortId: 'email', type: 'email' },
    { shortId: 'city', type: 'string', isFilterable: true },
    { shortId: 'source', type: 'stringEnum', options: ['website', 'referral', 'walk_in'] },
    { shortId: 'score', type: 'integer', isFilterable: true },
    { shortId: 'visit_on', type: 'date', isFilterable: true },
    { shortId: 'notes', type: 'text' },
  ],
  states: [
    { shortId: 'NEW', name: 'New' },
    { shortId: 'CONTACTED', name: 'Contacted' },
    { shortId: 'WON', name: 'Won' },
  ],
  startState: 'NEW',
  completedState: 'WON',
  primaryKey: { attribute: 'enquiry_id', pattern: 'ENQ-0000000' },
  mergeBy: 'phone_number',
}

export interface LeadTeam extends FilledTeam {
  ask(server: RunningServer, path: string, options?: Asked): Promise<Answer>
}

export interface Asked {
  readonly method?: string
  readonly body?: string | Buffer
  readonly type?: string
}

interface Answer {
  readonly _data: Record<string, unknown>
  readonly _meta: Record<string, unknown>
}

export async function leadTeam(workplace: Workplace, server: RunningServer): Promise<LeadTeam> {
  const team = await workplace.emptyTeam()
  const { secret: token } = await createApiKey(workplace.context, {
    teamId: team.id,
    name: 'Bench',
    role: 'admin',
  })
  const ask: LeadTeam['ask'] = async (
    asked,
    path,
    { method = 'GET', body, type = 'application/json' } = {},
  ) => {
    const response = await fetch(`${asked.origin}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': type }) },
      ...(body === undefined ? {} : { body }),
    })
    const text = await response.text()
    if (!response.ok)
      throw new Error(`${method} ${path} was answered with ${response.status}: ${text.slice(0, 500)}`)
    return JSON.parse(text) as Answer
  }
  await ask(server, '/v1/ext/procedure', { method: 'POST', body: JSON.stringify(definition) })
  return { ...team, token, ask }
}

const cities = ['Pune', 'Goa', 'Agra', 'Delhi', 'Köln', 'São Paulo', 'Leeds', 'Jakarta']
const dayMs = 86_400_000

/** The data of the lead with this number: distinct phone numbers, eight attributes besides the primary key. */
export function leadData(number: number): Record<string, unknown> {
  return {
    name: `Ana ${number.toString(36)} Vale`,
    phone_number: `+91${7_000_000_000 + ((number * 7_919) % 1_000_000_000)}`,
    email: `ana.${number}@mill.test`,
    city: cities[(number * 7) % cities.length],
    source: ['website', 'referral', 'walk_in'][number % 3],
    score: (number * 31) % 1_000,
    visit_on: 1_790_000_000_000 - ((number * 13) % 720) * dayMs,
    notes: `Asked about the blue one, twice; call after ${8 + (number % 10)} o'clock.`,
  }
}

/** NDJSON of `count` leads from the given number on. */
export function leadLines(first: number, count: number): string {
  return Array.from({ length: count }, (_, index) => JSON.stringify({ data: leadData(first + index) })).join(
    '\n',
  )
}
