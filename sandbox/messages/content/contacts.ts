/** Contact cards. */
import { GraphError } from '../../graph/graph-error.ts'
import { Param } from './param.ts'

const mostContacts = 257
const nameParts = ['first_name', 'last_name', 'middle_name', 'suffix', 'prefix']
const listed = {
  phones: ['phone', 'type', 'wa_id'],
  emails: ['email', 'type'],
  urls: ['url', 'type'],
  addresses: ['street', 'city', 'state', 'zip', 'country', 'country_code', 'type'],
}

export function checkContacts({ name, value }: Param): void {
  const contacts = new Param(name, value, 131009)
  for (const contact of contacts.list({ most: mostContacts })) checkContact(contact)
}

function checkContact(contact: Param): void {
  contact.object()
  const name = contact.at('name')
  name.object()
  name.at('formatted_name').text()
  const parts = nameParts.map((part) => name.at(part).optionalText())
  if (parts.every((part) => part === undefined || part === ''))
    throw new GraphError(131008, {
      details: `${name.name} needs one of ${nameParts.join(', ')} besides formatted_name`,
    })
  for (const [list, keys] of Object.entries(listed)) {
    if (!contact.at(list).isGiven) continue
    for (const entry of contact.at(list).list({ least: 0 }))
      for (const key of keys) entry.at(key).optionalIdText()
  }
  for (const key of ['company', 'department', 'title']) contact.at('org').at(key).optionalText()
  checkBirthday(contact.at('birthday'))
}

function checkBirthday(birthday: Param): void {
  const text = birthday.optionalText() ?? ''
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
  if (text !== '' && !isDate) throw birthday.invalid(`${birthday.name} must be a date such as 1990-01-31`)
}
