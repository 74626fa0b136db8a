import type { Letter } from '@gym-it/service-kit'

const letter = (subject: string, ...paragraphs: readonly string[]): Letter => ({
  subject,
  text: `${['Hello,', ...paragraphs, 'GYM IT'].join('\n\n')}\n`,
})

export const resetLetter = (link: string) =>
  letter(
    'Set a new password',
    'somebody, most likely you, asked for a new password. This link sets one. It works once, within an hour:',
    link,
    'If it was not you, you need not do anything: your password stays as it is.',
  )

export const confirmLetter = (link: string) =>
  letter(
    'Confirm your e-mail address',
    'somebody registered with this address. This link finishes the registration. It works for a day. Follow it only if you yourself have just registered with this address:',
    link,
    'If it was not you, do not open the link: without it nothing happens, and with it somebody else would have an account in your name.',
  )

export const knownAddressLetter = (signInLink: string) =>
  letter(
    'You have an account already',
    'somebody, most likely you, tried to register with this address. It has an account already. Sign in here, or ask for a new password if you have forgotten yours:',
    signInLink,
    'If it was not you, you need not do anything.',
  )

export const changedPasswordLetter = (forgotLink: string) =>
  letter(
    'Your password was changed',
    'the password of your account was just changed, and all other devices were signed out.',
    'If it was not you, set a new one at once and tell your club’s administrator:',
    forgotLink,
  )

const notYou = 'If it was not you, set a new password at once and tell your club’s administrator:'

export const addedFactorLetter = (forgotLink: string) =>
  letter('A second factor was added', 'a second factor was just added to your account.', notYou, forgotLink)

export const removedFactorLetter = (forgotLink: string) =>
  letter('A second factor was removed', 'a second factor of your account was just removed.', notYou, forgotLink)

export const usedRecoveryCodeLetter = (forgotLink: string) =>
  letter(
    'A recovery code was used',
    'somebody just signed in to your account with a recovery code. It cannot be used again.',
    notYou,
    forgotLink,
  )
