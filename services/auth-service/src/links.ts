/** Addresses of pages of the web UI, for mails. Secrets stand behind `#`, so that no server and no log sees them. */
export interface Links {
  signIn(): string
  forgotPassword(): string
  resetPassword(token: string): string
  confirmEmail(token: string): string
  register(invitation: string): string
}

/** The pages beneath `publicUrl`, which is configured: what a request calls its host can be made up. */
export function linksBeneath(publicUrl: string): Links {
  const base = publicUrl.replace(/\/+$/, '')
  return {
    signIn: () => `${base}/sign-in`,
    forgotPassword: () => `${base}/forgot-password`,
    resetPassword: token => `${base}/reset-password#token=${token}`,
    confirmEmail: token => `${base}/confirm-email#token=${token}`,
    register: invitation => `${base}/register#invitation=${invitation}`,
  }
}
