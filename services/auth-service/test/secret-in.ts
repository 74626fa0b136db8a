import type { ReceivedMail } from '@gym-it/service-kit/testing'

/** The secret of the link in a mail. */
export const secretIn = ({ text }: Pick<ReceivedMail, 'text'>) => /#\w+=([\w-]+)/.exec(text)?.[1] ?? ''
