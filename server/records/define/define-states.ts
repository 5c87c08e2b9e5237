/** The states of a procedure, as they shall be. Pure. */
import type { Procedure, State } from '../procedure.ts'
import type { Defining } from './define-attribute.ts'
import { longestName, type Fields } from './fields.ts'
import { idNamed, idsNamed, liveOnes, matchList } from './match-list.ts'
import { readableName } from './short-ids.ts'

export const mostStates = 200
const known = ['id', 'shortId', 'rename', 'name', 'color', 'next', 'isRetired']
const plainColor = '#6b7280'

export interface DefinedStates {
  readonly states: readonly State[]
  readonly startStateId: string
  readonly completedStateId: string
}

export function defineStates(
  present: Procedure | undefined,
  fields: Fields,
  defining: Defining,
): DefinedStates {
  const wishes = new Map<string, Fields>()
  const defined = matchList<State>(present?.states ?? [], fields, {
    name: 'states',
    kind: 'state',
    most: mostStates,
    isChange: defining.isChange,
    define(before, item, shortId) {
      const id = before?.id ?? defining.nextId()
      wishes.set(id, item.only(known))
      return {
        id,
        shortId,
        name: item.text('name', longestName) ?? before?.name ?? readableName(shortId),
        color: readColor(item) ?? before?.color ?? plainColor,
        next: before?.next ?? null,
        isRetired: item.flag('isRetired') ?? before?.isRetired ?? false,
      }
    },
  })
  // Only now are all states known that one can lead to.
  const live = new Set(liveOnes(defined).map(({ id }) => id))
  const states = defined.map((state) => {
    const next = readNext(state, wishes.get(state.id), defined)
    return { ...state, next: next?.filter((id) => live.has(id)) ?? null }
  })
  const startStateId = readFixed('startState', present?.startStateId, states, fields)
  const completedStateId = readFixed('completedState', present?.completedStateId, states, fields)
  if (startStateId !== '' && startStateId === completedStateId)
    fields.fault('completedState', 'must be another state than startState')
  return { states, startStateId, completedStateId }
}

function readColor(item: Fields): string | undefined {
  const color = item.text('color', 7)
  if (color === undefined || /^#[0-9a-f]{6}$/i.test(color)) return color?.toLowerCase()
  item.fault('color', 'must be a color such as #3b82f6')
  return undefined
}

function readNext(
  state: State,
  item: Fields | undefined,
  states: readonly State[],
): readonly string[] | null {
  if (!item?.has('next')) return state.next
  if (item.source['next'] === null) return null
  const names = item.texts('next', mostStates)
  return idsNamed(states, names, (message) => item.fault('next', message)) ?? state.next
}

/** The start or completed state: asked for when a procedure is made, and the same ever after. */
function readFixed(
  name: 'startState' | 'completedState',
  present: string | undefined,
  states: readonly State[],
  fields: Fields,
): string {
  const given = fields.text(name, 63)
  const id =
    given === undefined ? undefined : idNamed(states, given, (message) => fields.fault(name, message))
  if (present === undefined) {
    if (!fields.has(name)) fields.fault(name, 'is required: the short id of a state')
    return id ?? ''
  }
  if (id !== undefined && id !== present) fields.fault(name, 'is fixed once a procedure is made')
  const state = states.find((candidate) => candidate.id === present)
  if (state !== undefined && !liveOnes(states).includes(state))
    fields.fault(`states.${state.shortId}.isRetired`, `must not be true for the ${name} of the procedure`)
  return present
}
