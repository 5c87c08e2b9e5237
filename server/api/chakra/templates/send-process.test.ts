import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { parcel, startTemplateApi, type SendPlace, type TemplateApi } from './test-sends.ts'
import { aTemplate } from './test-templates.ts'

const unknown = '9763caa1-cef3-497f-b3b2-f551456b2831'

describe('sending a template for a process, and who may send', () => {
  let on: TemplateApi
  let at: SendPlace
  before(async () => (on = await startTemplateApi()))
  after(() => on[Symbol.asyncDispose]())
  beforeEach(async () => (at = await on.place()))

  describe('for a process', () => {
    const lead = async (data: object, by = at.token) => {
      const made = await on.api.send('/v1/ext/procedure/lead/process', {
        method: 'POST',
        token: by,
        body: { data },
      })
      assert.equal(made.status, 200, made.text)
      return made.body._data as { id: string; data: { lead_id: string } }
    }
    beforeEach(() => at.graph.templates.push(aTemplate({ name: 'parcel' })))

    it('goes to its phone number, in all forms of the path', async () => {
      const { id, data } = await lead({ name: 'Ana', phone_number: '+919845012345' })
      for (const where of [`process/lead/${data.lead_id}`, `process/lead/${id}`, `process/${id}`]) {
        const { status, body: answer } = await at.send({ mapping: parcel }, where)
        assert.equal(status, 200, JSON.stringify(answer))
        assert.equal(answer._data.process, id)
        assert.equal(answer._data.context.contactIdentifier, '919845012345')
        assert.equal(at.sent().at(-1)!.body.to, '919845012345')
      }
    })

    it('or else to that of its record', async () => {
      const { id } = await lead({ name: 'Ana', phone_number: '+919845012345' })
      const cleared = await on.api.send(`/v1/ext/procedure/lead/process/${id}`, {
        method: 'PUT',
        token: at.token,
        body: { data: { phone_number: null } },
      })
      assert.equal(cleared.status, 200, cleared.text)
      const { status, body: answer } = await at.send({ mapping: parcel }, `process/${id}`)
      assert.equal(status, 200, JSON.stringify(answer))
      assert.equal(at.sent()[0]!.body.to, '919845012345')
    })

    it('without any, the refusal names the attribute', async () => {
      const { id } = await lead({ name: 'Ana' })
      const [error, ...others] = await at.refusals({}, `process/${id}`)
      assert.equal(others.length, 2, 'the two variables are told too')
      assert.match(
        error!,
        /^data\.phone_number: the process has no phone number to send to: fill in "phone_number"/,
      )
    })

    it('only where the process could be fetched', async () => {
      const { id, data } = await lead({ name: 'Ana', phone_number: '+919845012345' })
      const user = await at.team.token('user')
      const stranger = await (await on.api.team()).token()
      for (const where of [`process/lead/${data.lead_id}`, `process/${id}`]) {
        const mine = await on.api.send(at.path(where), {
          method: 'POST',
          token: user,
          body: at.order({ mapping: parcel }),
        })
        assert.deepEqual([mine.status, mine.body._meta.code], [404, 'process_not_found'])
        const theirs = await on.api.send(at.path(where), {
          method: 'POST',
          token: stranger,
          body: at.order(),
        })
        assert.deepEqual([theirs.status, theirs.body._meta.code], [404, 'plugin_not_found'])
      }
      const nobody = await at.send({ mapping: parcel }, `process/${unknown}`)
      assert.deepEqual([nobody.status, nobody.body._meta.code], [404, 'process_not_found'])
      const nowhere = await at.send({ mapping: parcel }, `process/leed/${id}`)
      assert.deepEqual([nowhere.status, nowhere.body._meta.code], [404, 'procedure_not_found'])
      assert.equal(at.sent().length, 0)
    })
  })

  describe('protection', () => {
    for (const where of ['phoneNumber/15550109999', `process/lead/${unknown}`, `process/${unknown}`]) {
      it(`${where.replace(unknown, '{id}')}: 401 without a token, 404 for a plugin or number of others`, async () => {
        const post = (path: string, by: string | undefined, given = at.order()) =>
          on.api.send(path, { method: 'POST', body: given, ...(by !== undefined && { token: by }) })
        assert.equal((await post(at.path(where), undefined)).status, 401)
        const stranger = await (await on.api.team()).token()
        const other = await post(at.path(where), stranger)
        assert.deepEqual([other.status, other.body._meta.code], [404, 'plugin_not_found'])
        assert.match(other.body._errors[0], /plugin.*not found/i)
        const number = await post(at.path(where), at.token, at.order({ whatsappPhoneNumberId: '311999' }))
        assert.deepEqual([number.status, number.body._meta.code], [404, 'phone_number_not_found'])
      })
    }
  })
})
