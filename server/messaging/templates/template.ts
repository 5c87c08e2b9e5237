/** A message template as WhatsApp has it. */
import type { JsonObject } from '../../lib/json.ts'

export interface Template {
  readonly id: string
  readonly wabaId: string
  readonly name: string
  readonly language: string
  readonly category: string
  /** Only APPROVED ones can be sent. */
  readonly status: string
  readonly parameterFormat: 'POSITIONAL' | 'NAMED'
  /** In WhatsApp's form. */
  readonly components: readonly JsonObject[]
  readonly qualityScore: string | null
  readonly rejectedReason: string | null
  readonly updatedAt: number
  /** When it was last read from WhatsApp. */
  readonly readAt: number
}
