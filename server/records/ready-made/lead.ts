/** Ready-made: somebody who may become a customer. A lead with a known phone number is merged, not doubled. */
import type { ProcedureInput } from '../define/definition-input.ts'
import { contact } from './customer.ts'

export const lead: ProcedureInput = {
  shortId: 'lead',
  name: 'Lead',
  description: 'Somebody who may become a customer, from the first contact until it is won or lost.',
  entity: 'customer',
  attributes: [
    { shortId: 'lead_id', name: 'Lead ID', type: 'stringId', description: 'Given by the system.' },
    contact.name,
    { ...contact.phone, isUnique: true },
    contact.email,
    contact.city,
    {
      shortId: 'source',
      name: 'Source',
      type: 'stringEnum',
      isFilterable: true,
      options: [
        { value: 'whatsapp', label: 'WhatsApp' },
        { value: 'website', label: 'Website' },
        { value: 'phone', label: 'Phone' },
        { value: 'referral', label: 'Referral' },
        { value: 'campaign', label: 'Campaign' },
        { value: 'walk_in', label: 'Walk-in' },
        { value: 'other', label: 'Other' },
      ],
    },
    { shortId: 'interest', name: 'Interest', type: 'string', max: 500, description: 'What it is about.' },
    { shortId: 'score', name: 'Score', type: 'integer', min: 0, max: 100, isFilterable: true },
    { shortId: 'expected_value', name: 'Expected value', type: 'decimal', min: 0, isFilterable: true },
    { shortId: 'next_follow_up', name: 'Next follow-up', type: 'datetime', isFilterable: true },
    {
      shortId: 'lost_reason',
      name: 'Reason of the loss',
      type: 'stringEnum',
      options: [
        { value: 'price', label: 'Price' },
        { value: 'competitor', label: 'Went elsewhere' },
        { value: 'no_need', label: 'No need' },
        { value: 'no_answer', label: 'No answer' },
        { value: 'other', label: 'Other' },
      ],
    },
    { shortId: 'notes', name: 'Notes', type: 'text', max: 10_000 },
  ],
  derivedAttributes: [{ shortId: 'title', name: 'Title', template: '{name} · {city}' }],
  attributeGroups: [
    { shortId: 'contact', name: 'Contact', attributes: ['name', 'phone_number', 'email', 'city'] },
    {
      shortId: 'sale',
      name: 'Sale',
      attributes: ['source', 'interest', 'score', 'expected_value', 'next_follow_up', 'lost_reason', 'notes'],
    },
  ],
  states: [
    { shortId: 'NEW', name: 'New', color: '#3b82f6', next: ['CONTACTED', 'QUALIFIED', 'WON', 'LOST'] },
    { shortId: 'CONTACTED', name: 'Contacted', color: '#8b5cf6', next: ['QUALIFIED', 'WON', 'LOST'] },
    { shortId: 'QUALIFIED', name: 'Qualified', color: '#f59e0b', next: ['CONTACTED', 'WON', 'LOST'] },
    { shortId: 'WON', name: 'Won', color: '#16a34a', next: [] },
    { shortId: 'LOST', name: 'Lost', color: '#6b7280', next: ['CONTACTED', 'QUALIFIED'] },
  ],
  startState: 'NEW',
  completedState: 'WON',
  primaryKey: { attribute: 'lead_id', pattern: 'LEAD-000000' },
  primaryIdentifier: 'name',
  mergeBy: 'phone_number',
  stateTasks: [
    {
      shortId: 'call',
      name: 'Call',
      description: 'A call that is planned or was made.',
      taskType: 'call',
      attributes: [
        {
          shortId: 'outcome',
          name: 'Outcome',
          type: 'stringEnum',
          options: [
            { value: 'reached', label: 'Reached' },
            { value: 'no_answer', label: 'No answer' },
            { value: 'call_back', label: 'Call back' },
            { value: 'wrong_number', label: 'Wrong number' },
          ],
        },
        { shortId: 'minutes', name: 'Minutes', type: 'integer', min: 0, max: 1440 },
        { shortId: 'recording', name: 'Recording', type: 'audio' },
        { shortId: 'notes', name: 'Notes', type: 'text', max: 10_000 },
      ],
    },
    {
      shortId: 'follow_up',
      name: 'Follow-up',
      description: 'A message to be sent.',
      states: ['CONTACTED', 'QUALIFIED'],
      taskType: 'message',
      attributes: [{ shortId: 'message', name: 'Message', type: 'text', max: 4096 }],
    },
    {
      shortId: 'visit',
      name: 'Visit',
      description: 'A visit at the place of the customer.',
      states: ['CONTACTED', 'QUALIFIED'],
      taskType: 'visit',
      attributes: [
        { shortId: 'address', name: 'Address', type: 'text', max: 1000 },
        { shortId: 'photos', name: 'Photos', type: 'multiPhotos', max: 20 },
        { shortId: 'notes', name: 'Notes', type: 'text', max: 10_000 },
      ],
    },
  ],
}
