/** Ready-made: a question or problem of a customer that is to be answered. */
import type { ProcedureInput } from '../define/definition-input.ts'
import { contact } from './customer.ts'

export const ticket: ProcedureInput = {
  shortId: 'ticket',
  name: 'Ticket',
  description: 'A question or problem of a customer, until it is resolved.',
  entity: 'customer',
  attributes: [
    { shortId: 'ticket_id', name: 'Ticket ID', type: 'stringId', description: 'Given by the system.' },
    { shortId: 'subject', name: 'Subject', type: 'string', isRequired: true, min: 1, max: 300 },
    { shortId: 'description', name: 'Description', type: 'text', max: 10_000 },
    {
      shortId: 'category',
      name: 'Category',
      type: 'stringEnum',
      isFilterable: true,
      options: [
        { value: 'question', label: 'Question' },
        { value: 'problem', label: 'Problem' },
        { value: 'request', label: 'Request' },
        { value: 'complaint', label: 'Complaint' },
        { value: 'other', label: 'Other' },
      ],
    },
    {
      shortId: 'priority',
      name: 'Priority',
      type: 'stringEnum',
      isFilterable: true,
      default: 'normal',
      options: [
        { value: 'low', label: 'Low' },
        { value: 'normal', label: 'Normal' },
        { value: 'high', label: 'High' },
        { value: 'urgent', label: 'Urgent' },
      ],
    },
    contact.name,
    contact.phone,
    contact.email,
    { shortId: 'due_at', name: 'Due', type: 'datetime', isFilterable: true },
    { shortId: 'photos', name: 'Photos', type: 'multiPhotos', max: 20 },
    { shortId: 'resolution', name: 'Resolution', type: 'text', max: 10_000 },
    {
      shortId: 'satisfaction',
      name: 'Satisfaction',
      type: 'integerEnum',
      isFilterable: true,
      options: [
        { value: 1, label: 'Very unhappy' },
        { value: 2, label: 'Unhappy' },
        { value: 3, label: 'Neither' },
        { value: 4, label: 'Happy' },
        { value: 5, label: 'Very happy' },
      ],
    },
  ],
  derivedAttributes: [{ shortId: 'title', name: 'Title', template: '{subject} ({name})' }],
  attributeGroups: [
    {
      shortId: 'ticket',
      name: 'Ticket',
      attributes: ['subject', 'description', 'category', 'priority', 'due_at', 'photos'],
    },
    { shortId: 'contact', name: 'Contact', attributes: ['name', 'phone_number', 'email'] },
    { shortId: 'outcome', name: 'Outcome', attributes: ['resolution', 'satisfaction'] },
  ],
  states: [
    { shortId: 'NEW', name: 'New', color: '#3b82f6', next: ['IN_PROGRESS', 'WAITING', 'RESOLVED'] },
    { shortId: 'IN_PROGRESS', name: 'In progress', color: '#f59e0b', next: ['WAITING', 'RESOLVED'] },
    {
      shortId: 'WAITING',
      name: 'Waiting for the customer',
      color: '#8b5cf6',
      next: ['IN_PROGRESS', 'RESOLVED'],
    },
    { shortId: 'RESOLVED', name: 'Resolved', color: '#16a34a', next: ['IN_PROGRESS'] },
  ],
  startState: 'NEW',
  completedState: 'RESOLVED',
  primaryKey: { attribute: 'ticket_id', pattern: 'TICKET-000000' },
  primaryIdentifier: 'subject',
  stateTasks: [
    {
      shortId: 'reply',
      name: 'Reply',
      description: 'An answer to the customer.',
      taskType: 'message',
      attributes: [{ shortId: 'message', name: 'Message', type: 'text', max: 4096 }],
    },
    {
      shortId: 'call',
      name: 'Call',
      description: 'A call that is planned or was made.',
      taskType: 'call',
      attributes: [
        { shortId: 'minutes', name: 'Minutes', type: 'integer', min: 0, max: 1440 },
        { shortId: 'notes', name: 'Notes', type: 'text', max: 10_000 },
      ],
    },
  ],
}
