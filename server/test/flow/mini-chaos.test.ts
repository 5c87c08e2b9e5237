import { it } from 'node:test'
import { randomFrom } from '../../lib/seeded-random.ts'
import { runChaos } from './inbound-chaos.ts'
it('mini', { timeout: 150_000 }, async (test) => {
  const end = await runChaos({
    messages: 200,
    customers: 10,
    kills: 1,
    postgresKills: 0,
    random: randomFrom(11),
  })
  console.log(JSON.stringify(end))
})
