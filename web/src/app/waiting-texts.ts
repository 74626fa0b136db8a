/** What becomes of changes that were not sent when their author signed out; `count` of them. */
export const waitsForAuthor =
  /*i18n*/ '{count, plural, one {# change waits here until its author signs in again.} other {# changes wait here until their author signs in again.}}'
