/** Ready-made templates, as the library has them. */
import type { Template } from '../../world/objects.ts'

export interface LibraryItem {
  readonly id: string
  readonly name: string
  readonly category: Template['category']
  readonly topic: string
  readonly usecase: string
  readonly industry: readonly string[]
  readonly header?: string
  readonly body: string
  /** An example for each variable, and what kind of value it is. */
  readonly params: readonly (readonly [example: string, type: string])[]
  readonly buttons?: readonly LibraryButton[]
}

export interface LibraryButton {
  readonly type: 'URL' | 'PHONE_NUMBER' | 'QUICK_REPLY'
  readonly text: string
}

export const libraryLanguage = 'en_US'

const eCommerce = ['E_COMMERCE']
const finance = ['FINANCIAL_SERVICES']

type Entry = Omit<LibraryItem, 'id' | 'name' | 'category'>

const entries: Readonly<Record<string, Entry>> = {
  delivery_confirmation_1: {
    topic: 'ORDER_MANAGEMENT',
    usecase: 'DELIVERY_CONFIRMATION',
    industry: eCommerce,
    header: 'Order delivered',
    body: 'Hello {{1}}, your order {{2}} was delivered. Thank you for shopping with us.',
    params: [
      ['Ada', 'TEXT'],
      ['10-2247', 'TEXT'],
    ],
    buttons: [{ type: 'URL', text: 'View order' }],
  },
  delivery_update_1: {
    topic: 'ORDER_MANAGEMENT',
    usecase: 'DELIVERY_UPDATE',
    industry: eCommerce,
    header: 'On its way',
    body: 'Hello {{1}}, your order {{2}} is on its way. It should arrive on {{3}}.',
    params: [
      ['Ada', 'TEXT'],
      ['10-2247', 'TEXT'],
      ['March 5', 'DATE'],
    ],
    buttons: [{ type: 'URL', text: 'Track order' }],
  },
  delivery_failed_1: {
    topic: 'ORDER_MANAGEMENT',
    usecase: 'DELIVERY_FAILED',
    industry: eCommerce,
    body: 'We could not deliver your order {{1}} today. Please choose another time with the button below.',
    params: [['10-2247', 'TEXT']],
    buttons: [{ type: 'URL', text: 'Choose a time' }],
  },
  order_confirmation_1: {
    topic: 'ORDER_MANAGEMENT',
    usecase: 'ORDER_CONFIRMATION',
    industry: eCommerce,
    body: 'Thank you for your order {{1}}. The total is {{2}}. We will write again when it leaves.',
    params: [
      ['10-2247', 'TEXT'],
      ['$48.20', 'AMOUNT'],
    ],
    buttons: [{ type: 'URL', text: 'View order' }],
  },
  order_cancelled_1: {
    topic: 'ORDER_MANAGEMENT',
    usecase: 'ORDER_OR_TRANSACTION_CANCEL',
    industry: eCommerce,
    body: 'Your order {{1}} was cancelled as you asked. Nothing will be charged.',
    params: [['10-2247', 'TEXT']],
  },
  return_confirmation_1: {
    topic: 'ORDER_MANAGEMENT',
    usecase: 'RETURN_CONFIRMATION',
    industry: eCommerce,
    body: 'We received what you sent back from order {{1}}. You get {{2}} within five days.',
    params: [
      ['10-2247', 'TEXT'],
      ['$48.20', 'AMOUNT'],
    ],
  },
  payment_reminder_1: {
    topic: 'PAYMENTS',
    usecase: 'PAYMENT_DUE_REMINDER',
    industry: finance,
    header: 'Payment reminder',
    body: 'Hello {{1}}, your payment of {{2}} is due on {{3}}. If you have paid already, there is nothing to do.',
    params: [
      ['Ada', 'TEXT'],
      ['$120.00', 'AMOUNT'],
      ['March 5', 'DATE'],
    ],
    buttons: [
      { type: 'URL', text: 'Pay now' },
      { type: 'PHONE_NUMBER', text: 'Call us' },
    ],
  },
  payment_confirmation_1: {
    topic: 'PAYMENTS',
    usecase: 'PAYMENT_CONFIRMATION',
    industry: finance,
    body: 'We received your payment of {{1}} on {{2}}. Thank you.',
    params: [
      ['$120.00', 'AMOUNT'],
      ['March 5', 'DATE'],
    ],
  },
  low_balance_warning_1: {
    topic: 'ACCOUNT_UPDATES',
    usecase: 'LOW_BALANCE_WARNING',
    industry: finance,
    body: 'The balance of your account that ends with {{1}} is below {{2}}. Add money to avoid a fee.',
    params: [
      ['4821', 'TEXT'],
      ['$50.00', 'AMOUNT'],
    ],
    buttons: [{ type: 'PHONE_NUMBER', text: 'Call us' }],
  },
  appointment_reminder_1: {
    topic: 'EVENT_REMINDER',
    usecase: 'APPOINTMENT_REMINDER',
    industry: [],
    body: 'Hello {{1}}, this is a reminder of your appointment on {{2}} at {{3}}. See you then.',
    params: [
      ['Ada', 'TEXT'],
      ['March 5', 'DATE'],
      ['9:30', 'TEXT'],
    ],
    buttons: [
      { type: 'QUICK_REPLY', text: 'Confirm' },
      { type: 'QUICK_REPLY', text: 'Cancel' },
    ],
  },
  feedback_request_1: {
    topic: 'CUSTOMER_FEEDBACK',
    usecase: 'FEEDBACK_SURVEY',
    industry: [],
    body: 'Hello {{1}}, thank you for your visit. A few words about it would help us to get better.',
    params: [['Ada', 'TEXT']],
    buttons: [{ type: 'URL', text: 'Give feedback' }],
  },
  account_created_1: {
    topic: 'ACCOUNT_UPDATES',
    usecase: 'ACCOUNT_CREATION_CONFIRMATION',
    industry: [],
    header: 'Welcome',
    body: 'Hello {{1}}, your account is ready. Confirm your address {{2}} to finish.',
    params: [
      ['Ada', 'TEXT'],
      ['ada@example.org', 'EMAIL'],
    ],
    buttons: [{ type: 'URL', text: 'Confirm' }],
  },
}

const firstId = 530_000_000_000_001

export const libraryItems: readonly LibraryItem[] = Object.entries(entries).map(([name, entry], index) => ({
  id: String(firstId + index),
  name,
  category: 'UTILITY',
  ...entry,
}))
