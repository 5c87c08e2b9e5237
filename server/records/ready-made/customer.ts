/** Ready-made: the person or company that leads, tickets and cases are about. */
import type { AttributeInput, EntityInput, ItemInput } from '../define/definition-input.ts'

/** How processes say who they are about; the values go on to the customer. */
export const contact = {
  name: { shortId: 'name', name: 'Name', type: 'name', max: 200, isFilterable: true },
  phone: { shortId: 'phone_number', name: 'Phone number', type: 'phone', isFilterable: true },
  email: { shortId: 'email', name: 'E-mail', type: 'email', isFilterable: true },
  city: { shortId: 'city', name: 'City', type: 'string', max: 200, isFilterable: true },
} as const satisfies Record<string, AttributeInput>

export const customer: EntityInput = {
  shortId: 'customer',
  name: 'Customer',
  description: 'Who a process is about. Customers are known by their phone number.',
  attributes: [
    { shortId: 'name', name: 'Name', type: 'name', max: 200 },
    { shortId: 'phone_number', name: 'Phone number', type: 'phone', isUnique: true },
    { shortId: 'email', name: 'E-mail', type: 'email' },
    { shortId: 'company', name: 'Company', type: 'string', max: 200 },
    { shortId: 'city', name: 'City', type: 'string', max: 200 },
    { shortId: 'address', name: 'Address', type: 'text', max: 1000 },
    { shortId: 'language', name: 'Language', type: 'string', max: 35, description: 'Such as en or pt-BR.' },
  ],
  derivedAttributes: [{ shortId: 'title', name: 'Title', template: '{name} · {company}' }],
  primaryKey: 'phone_number',
}

export const taskTypes: readonly ItemInput[] = [
  { shortId: 'call', name: 'Call' },
  { shortId: 'message', name: 'Message' },
  { shortId: 'visit', name: 'Visit' },
  { shortId: 'work', name: 'Work' },
]
