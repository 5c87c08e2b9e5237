/**
 * Which plugin knows a media id of WhatsApp, as it was last found: ids in requests do not say it, and finding out costs
 * a question for each plugin of the team. Forgotten with the process; a wrong memory only costs the question again.
 */
const mostRemembered = 10_000

export class MediaOwners {
  readonly #plugins = new Map<string, string>()

  pluginOf(teamId: string, mediaId: string): string | undefined {
    return this.#plugins.get(`${teamId} ${mediaId}`)
  }

  remember(teamId: string, mediaId: string, pluginId: string): void {
    const key = `${teamId} ${mediaId}`
    // Set anew, it is the youngest; the oldest one goes.
    this.#plugins.delete(key)
    this.#plugins.set(key, pluginId)
    if (this.#plugins.size <= mostRemembered) return
    for (const oldest of this.#plugins.keys()) {
      this.#plugins.delete(oldest)
      return
    }
  }

  forget(teamId: string, mediaId: string): void {
    this.#plugins.delete(`${teamId} ${mediaId}`)
  }
}
