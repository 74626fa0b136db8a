import type { FieldError } from '@gym-it/contracts'
import { i18n } from './i18n.ts'
import { reasonSentence } from './reason-sentences.ts'

/** What a broken rule of a schema says at its field, in the languages that the services do not write. */
export const keywordSentences: Readonly<Record<string, string>> = {
  required: /*i18n*/ 'This is needed.',
  minLength:
    /*i18n*/ '{limit, plural, =1 {This cannot be empty.} one {Write at least # character.} other {Write at least # characters.}}',
  maxLength: /*i18n*/ '{limit, plural, one {Write at most # character.} other {Write at most # characters.}}',
  minimum: /*i18n*/ 'Write {limit, number} or more.',
  maximum: /*i18n*/ 'Write {limit, number} or less.',
  minItems: /*i18n*/ 'Name at least {limit, number}.',
  maxItems: /*i18n*/ 'Name at most {limit, number}.',
  uniqueItems: /*i18n*/ 'Name nothing twice.',
  enum: /*i18n*/ 'Choose one of the values that are offered.',
}

/** By the format that a text must have. */
export const formatSentences: Readonly<Record<string, string>> = {
  email: /*i18n*/ 'Write an e-mail address, like ana@club.org',
  date: /*i18n*/ 'Write a date that exists.',
  'date-time': /*i18n*/ 'Write a date and time that exist.',
}

/** By the type that a value must have; people meet only these. */
export const typeSentences: Readonly<Record<string, string>> = {
  integer: /*i18n*/ 'Write a whole number.',
  number: /*i18n*/ 'Write a number.',
}

const oneLine = /*i18n*/ 'Write one line of text.'
/** By the description of the pattern in the contract. */
export const patternSentences: Readonly<Record<string, string>> = {
  'one line of text that is not blank': oneLine,
  'one line of text': oneLine,
  'one line of text that decides every lot; without it the system takes one that nobody knows': oneLine,
  'text that is not blank': /*i18n*/ 'This cannot be empty.',
  'a date, or a date and time (RFC 3339); without a zone it is taken as UTC':
    /*i18n*/ 'Write a date, or a date and time.',
  'a short name of small letters, digits and -': /*i18n*/ 'Write a short name of small letters, digits and hyphens.',
  'the name of a group, such as "A"': /*i18n*/ 'Write the name of a group, such as A.',
  'a time such as 22:00': /*i18n*/ 'Write a time, such as 22:00.',
  'a time zone such as Europe/Berlin': /*i18n*/ 'Write a time zone, such as Europe/Berlin.',
  'an address beginning with https://, without a name or password in it':
    /*i18n*/ 'Write an address that begins with https://, without a name or password in it.',
}

function sentenceOf({ keyword = '', params: { format = '', type = '', expected = '' } = {} }: FieldError) {
  if (keyword === 'format') return formatSentences[format]
  if (keyword === 'type') return typeSentences[type]
  if (keyword === 'pattern') return patternSentences[expected]
  return keywordSentences[keyword]
}

/** What is wrong with a field in the language of the UI; where there are no words for it, with the service's own. */
export function fieldSentence(error: FieldError): string {
  const sentence = sentenceOf(error)
  if (sentence !== undefined) return i18n._(sentence, error.params)
  const { message } = error
  return reasonSentence(message) ?? i18n._('The server did not accept this: {message}', { message })
}
