/** How two templates did, as far as the sandbox has sent them. */
import type { Call } from '../graph/edge.ts'
import { parameterError } from '../graph/graph-error.ts'
import { readJson } from '../graph/params.ts'
import { templateOf } from './show-template.ts'

export function compareTemplates(call: Call): unknown {
  const { context, query } = call
  const template = templateOf(call)
  const given = readJson(query, 'template_ids')
  const others = (Array.isArray(given) ? given : [given]).filter((id) => id !== undefined).map(String)
  if (others.length === 0) throw parameterError('The parameter template_ids is required.')
  const unknown = others.find((id) => context.world.templates.get(id)?.wabaId !== template.wabaId)
  if (unknown !== undefined)
    throw parameterError(`Param template_ids must be ids of templates of this account - got "${unknown}".`)
  const ids = [template.id, ...others]
  const [from, to] = [timeOf(query['start'], 0), timeOf(query['end'], Infinity)]
  const sends = new Map(ids.map((id) => [id, 0]))
  for (const { templateId, at } of context.world.messages.values()) {
    const count = sends.get(templateId ?? '')
    if (templateId !== null && count !== undefined && at >= from && at <= to) sends.set(templateId, count + 1)
  }
  return {
    data: [
      { metric: 'BLOCK_RATE', type: 'RELATIVE', order_by_relative_metric: ids },
      {
        metric: 'MESSAGE_SENDS',
        type: 'NUMBER_VALUES',
        number_values: ids.map((key) => ({ key, value: sends.get(key) ?? 0 })),
      },
      {
        metric: 'TOP_BLOCK_REASON',
        type: 'STRING_VALUES',
        string_values: ids.map((key) => ({ key, value: 'UNKNOWN_BLOCK_REASON' })),
      },
    ],
  }
}

/** Seconds in the query, milliseconds here. */
function timeOf(seconds: string | undefined, otherwise: number): number {
  return seconds === undefined || seconds === '' ? otherwise : Number(seconds) * 1_000
}
