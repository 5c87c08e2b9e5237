/** The Worksection dialect: the admin API, and the avatars to which its answers lead. */
import type { FastifyPluginAsync } from 'fastify'
import { adminApi, type AdminContext } from './admin.ts'
import { avatarRoute } from './avatar-route.ts'

/** Register it without a prefix: the addresses are the original's. */
export const worksectionDialect =
  (context: AdminContext): FastifyPluginAsync =>
  async (app) => {
    await app.register(adminApi(context), { prefix: '/api/admin/v2' })
    await app.register(avatarRoute)
  }
