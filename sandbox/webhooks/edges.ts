/** Subscribing to webhooks, and what tokens are. */
import type { Edge } from '../graph/edge.ts'

export const webhookEdges: readonly Edge[] = []
