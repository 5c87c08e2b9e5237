/** Read receipts and typing indicators: nothing is stored of them, and twice is as good as once. */
import type { MessagingContext } from '../context.ts'
import { askGraph } from '../graph/ask-graph.ts'
import type { NumberConnection } from '../plugins/connections.ts'

/** Throws what WhatsApp refuses, and `upstream` when it cannot be reached. */
export async function sendReceipt(
  { graph }: Pick<MessagingContext, 'graph'>,
  connection: NumberConnection,
  body: string,
  graphVersion: string,
): Promise<void> {
  await askGraph(graph, connection.access, {
    method: 'POST',
    path: `${graphVersion}/${connection.phoneNumberId}/messages`,
    body: { contentType: 'application/json', content: body },
  })
}
