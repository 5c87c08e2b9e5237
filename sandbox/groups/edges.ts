/** Groups and calls: accepted and kept. */
import type { Edge } from '../graph/edge.ts'

export const groupEdges: readonly Edge[] = []
