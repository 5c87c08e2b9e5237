/**
 * Reads templates as the Graph lists them. What it leaves out or writes otherwise is taken tolerantly; what has no id,
 * name or language is no template. Pure.
 */
import { isJsonObject, storableJson, type JsonObject } from '../../lib/json.ts'

/** All that is known of a template from one answer. */
export interface ReadTemplate {
  readonly id: string
  readonly name: string
  readonly language: string
  readonly category: string
  readonly status: string
  readonly parameterFormat: 'POSITIONAL' | 'NAMED'
  readonly components: readonly JsonObject[]
  readonly qualityScore: string | null
  readonly rejectedReason: string | null
}

/** The fields to ask for, so that `readTemplate` finds everything. */
export const templateFields =
  'id,name,language,category,status,parameter_format,components,quality_score,rejected_reason'

export function readTemplate(item: unknown): ReadTemplate | undefined {
  if (!isJsonObject(item)) return undefined
  const [id, name, language] = [idOf(item['id']), text(item['name']), text(item['language'])]
  if (id === null || name === null || language === null) return undefined
  const quality = isJsonObject(item['quality_score']) ? item['quality_score']['score'] : item['quality_score']
  return {
    id,
    name,
    language,
    category: text(item['category'])?.toUpperCase() ?? 'UTILITY',
    status: text(item['status'])?.toUpperCase() ?? 'PENDING',
    parameterFormat: text(item['parameter_format'])?.toUpperCase() === 'NAMED' ? 'NAMED' : 'POSITIONAL',
    components: Array.isArray(item['components'])
      ? storableJson(item['components'].filter(isJsonObject))
      : [],
    qualityScore: text(quality)?.toUpperCase() ?? null,
    rejectedReason: reasonOf(item['rejected_reason']),
  }
}

/** A reason, unless it says that there is none. */
export function reasonOf(value: unknown): string | null {
  const reason = text(value)
  return reason === null || reason.toUpperCase() === 'NONE' ? null : reason
}

/** WhatsApp's id in digits; webhooks write it as a number. */
export function idOf(value: unknown): string | null {
  const id = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value
  return typeof id === 'string' && /^\d{1,32}$/.test(id) ? id : null
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
