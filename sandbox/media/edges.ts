/** Media: upload, metadata, download, removal, and resumable uploads. */
import type { Edge } from '../graph/edge.ts'

export const mediaEdges: readonly Edge[] = []
