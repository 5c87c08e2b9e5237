/** Message templates and their library. */
import type { Edge } from '../graph/edge.ts'

export const templateEdges: readonly Edge[] = []
