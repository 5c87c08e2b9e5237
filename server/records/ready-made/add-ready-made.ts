/**
 * Gives a new team something to work with: customers, leads, tickets and cases. The team changes them as it likes;
 * they are ordinary definitions.
 */
import { sql } from 'kysely'
import type { Transaction } from '../../database/database.ts'
import { invalidInput } from '../../lib/app-error.ts'
import { idSequence } from '../../lib/uuid.ts'
import { defineEntity } from '../define/define-entity.ts'
import { defineProcedure } from '../define/define-procedure.ts'
import type { Entity, Procedure } from '../procedure.ts'
import { caseProcedure } from './case.ts'
import { customer, taskTypes } from './customer.ts'
import { lead } from './lead.ts'
import { ticket } from './ticket.ts'

/** Call it in the transaction that makes the team. */
export async function addReadyMade(transaction: Transaction, teamId: string, now: number): Promise<void> {
  const { items, entity, procedures } = readyMade(teamId, now)
  const at = new Date(now)
  await sql`
    insert into config_items (team_id, id, created_at, updated_at, kind, short_id, name, data)
    select ${teamId}, made.id, ${at}, ${at}, 'task_type', made."shortId", made.name, '{}'
    from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) made(id uuid, "shortId" text, name text)
  `.execute(transaction)
  await sql`
    insert into entities (team_id, id, created_at, updated_at, short_id, name, definition)
    values (${teamId}, ${entity.id}, ${at}, ${at}, ${entity.shortId}, ${entity.name}, ${definition(entity)})
  `.execute(transaction)
  const rows = procedures.map((made) => ({ ...made, definition: JSON.parse(definition(made)) as unknown }))
  await sql`
    insert into procedures (team_id, id, created_at, updated_at, short_id, name, entity_id, definition)
    select ${teamId}, made.id, ${at}, ${at}, made."shortId", made.name, ${entity.id}, made.definition
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      made(id uuid, "shortId" text, name text, definition jsonb)
  `.execute(transaction)
}

function readyMade(teamId: string, now: number) {
  const sequence = idSequence()
  const defining = {
    nextId: () => sequence(now),
    isChange: false,
    // None of the defaults is read differently anywhere.
    values: { defaultCountry: 'US', timeZone: 'UTC' },
  }
  const common = () => ({ id: defining.nextId(), teamId, createdAt: now, updatedAt: now })
  const items = taskTypes.map(({ shortId, name }) => ({ id: defining.nextId(), shortId, name }))
  const { draft, faults } = defineEntity(undefined, customer, defining)
  const entity: Entity = { ...common(), ...draft }
  const around = { ...defining, entities: [entity], taskTypes: items, roles: [] }
  const defined = [lead, ticket, caseProcedure].map((input) => defineProcedure(undefined, input, around))
  const wrong = [...faults, ...defined.flatMap((one) => one.faults)]
  if (wrong.length > 0) throw invalidInput(wrong)
  const procedures = defined.map((one): Procedure => ({ ...common(), ...one.draft }))
  return { items, entity, procedures }
}

function definition(made: Entity | Procedure): string {
  const own = new Set(['id', 'teamId', 'createdAt', 'updatedAt', 'shortId', 'name', 'entityId'])
  return JSON.stringify(Object.fromEntries(Object.entries(made).filter(([name]) => !own.has(name))))
}
