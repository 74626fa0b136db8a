import { AppError } from '@gym-it/contracts'

const recentSeconds = 5 * 60

/**
 * What cannot be taken back needs a sign-in of the last five minutes, so that an unlocked phone is not enough.
 * @throws AppError SIGN_IN_OLD
 */
export function requireRecentSignIn({ signedInAt }: { readonly signedInAt: number }, now: Date): void {
  if (now.getTime() / 1000 - signedInAt > recentSeconds) {
    throw new AppError('SIGN_IN_OLD', 'To delete your account, sign in again first. That sign-in counts for 5 minutes.')
  }
}
