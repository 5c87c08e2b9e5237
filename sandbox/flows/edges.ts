/** Flows and the business key that their data is encrypted with. */
import type { Edge } from '../graph/edge.ts'

export const flowEdges: readonly Edge[] = []
